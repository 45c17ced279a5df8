// Renders Markdown as permissive clients do: GitHub's flavour, HTML and every scheme let through, bare addresses made links.
// Standard input: a JSON array of texts. Standard output: an array of objects, one HTML per renderer.
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const markdownIt = new MarkdownIt({ html: true, linkify: true });
markdownIt.validateLink = () => true;
const marked = new Marked({ gfm: true });
const micromarkOptions = { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };

let text = '';
process.stdin.setEncoding('utf8');
for await (const part of process.stdin) {
  text += part;
}

process.stdout.write(JSON.stringify(JSON.parse(text).map(markdown => ({
  'markdown-it': markdownIt.render(markdown),
  marked: marked.parse(markdown),
  micromark: micromark(markdown, micromarkOptions),
}))));
