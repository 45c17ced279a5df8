using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>A card's detail as the most permissive client shows it: every extension on, HTML let through.</summary>
internal sealed class RenderedCard
{
    private static readonly MarkdownPipeline Permissive = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private static readonly string[] Active =
    [
        "SCRIPT", "IFRAME", "OBJECT", "EMBED", "FORM", "INPUT", "BUTTON", "STYLE", "LINK", "META", "BASE", "SVG", "MATH", "IMG", "VIDEO",
            "AUDIO", "PICTURE", "FRAME", "FRAMESET", "TEMPLATE", "DETAILS", "DIALOG",
    ];

    private readonly IElement _body;

    private RenderedCard(string html)
    {
        _body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        var drawn = new StringBuilder();
        Draw(_body, drawn);
        Skeleton = drawn.ToString();
    }

    /// <summary>What a reader sees, runs of blanks as one.</summary>
    public string Text => Blanks(_body.TextContent);

    /// <summary>Elements and the names of their attributes, without any text.</summary>
    public string Skeleton { get; }

    public static RenderedCard ByMarkdig(string markdown) => Of(Markdown.ToHtml(markdown, Permissive));

    public static RenderedCard Of(string html) => new(html);

    public static string Blanks(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whatever acts, loads or leads away; links of the content may.</summary>
    public IEnumerable<string> Faults(IReadOnlySet<string> ownLinks)
    {
        foreach (var element in _body.QuerySelectorAll("*"))
        {
            if (Active.Contains(element.TagName.ToUpperInvariant()))
            {
                yield return $"an element {element.TagName}";
            }

            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || attribute.Name is "style" or "src" or "action" or "formaction")
                {
                    yield return $"an attribute {attribute.Name}";
                }
                else if (attribute.Name is "href" or "xlink:href" && !ownLinks.Contains(attribute.Value))
                {
                    yield return "a link that is not the content's";
                }
            }
        }
    }

    private static void Draw(IElement element, StringBuilder drawn)
    {
        drawn.Append(element.LocalName).AppendJoin("", element.Attributes.Select(a => "@" + a.Name).Order(StringComparer.Ordinal))
            .Append('(');
        foreach (var child in element.Children)
        {
            Draw(child, drawn);
        }

        drawn.Append(')');
    }
}
