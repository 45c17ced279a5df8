using HandlebarsDotNet;
using OsteoHooks.Guidelines;
using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>
/// Fills limits into texts. A limit is the guideline's and not the patient's, so every text is filled once, at start-up.
/// Summaries are plain text in CDS Hooks and are not escaped; details are Markdown and are.
/// </summary>
internal sealed class LimitFiller
{
    private readonly IHandlebars _plain = Create(new HandlebarsConfiguration { NoEscape = true });
    private readonly IHandlebars _markdown = Create(new HandlebarsConfiguration { TextEncoder = new MarkdownEscape() });

    /// <returns>The filled text for a guideline and a language.</returns>
    public Func<Guideline, string, string> Compile(string text, bool asMarkdown)
    {
        if (!LimitSlots.Any(text))
        {
            return (_, _) => text;
        }

        var template = (asMarkdown ? _markdown : _plain).Compile(text);
        return (guideline, language) => template(new Shown(guideline, language));
    }

    private static IHandlebars Create(HandlebarsConfiguration configuration)
    {
        var handlebars = Handlebars.Create(configuration);
        handlebars.RegisterHelper("value", (output, context, arguments) => Fill(output, context, arguments, withSign: false));
        handlebars.RegisterHelper("limit", (output, context, arguments) => Fill(output, context, arguments, withSign: true));
        return handlebars;
    }

    private static void Fill(in EncodedTextWriter output, HandlebarsDotNet.Context context, Arguments arguments, bool withSign)
    {
        if (context.Value is Shown shown && arguments[0] is string key)
        {
            // A sign and digits from the guideline file need no escape; the loader refuses a line that begins with one.
            output.WriteSafeString(shown.Fill(key, withSign));
        }
    }

    private sealed record Shown(Guideline Guideline, string Language)
    {
        /// <summary>
        /// Limits that are unknown or not stated are faults of the text; the loader has noted them before this is shown to anybody.
        /// </summary>
        public string Fill(string key, bool withSign)
        {
            if (!Guideline.Limits.TryGetValue(key, out var limit) || !limit.IsStated)
            {
                return "?";
            }

            using var text = new TextBuffer();
            if (withSign)
            {
                text.Append(limit.Sign);
                text.Append(' ');
            }

            text.Append(limit.Value, Language, trim: false);
            return text.ToString();
        }
    }
}
