namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>What hostile text looks like, by class. Every payload holds the canary, so that it can be shown to have arrived.</summary>
internal static class Payloads
{
    public const string Canary = "Zq7xq";

    public const string Templates = "handlebars and other templates";

    public const string Slots = "slots of phrases";

    private const string Entities = "entities and percent";

    /// <summary>Classes whose harm is that the reader reads something else than what stands in the record.</summary>
    public static IReadOnlyList<string> AreOnlyMisread { get; } = [Entities, Slots];

    public static IReadOnlyDictionary<string, string[]> ByClass { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["raw html"] =
        [
            "<script>Zq7xq</script>", "<b>Zq7xq", "</p><h1>Zq7xq</h1>", "<iframe src=//evil.example>Zq7xq</iframe>",
                "<style>*{display:none}</style>Zq7xq", "<base href=//evil.example>Zq7xq",
            "<form action=//evil.example><button>Zq7xq", "<object data=//evil.example>Zq7xq</object>",
                "<a href='//evil.example'>Zq7xq</a>", "<math><mi>Zq7xq", "<meta http-equiv=refresh content=0>Zq7xq",
        ],
        ["event handlers"] =
        [
            "<img src=x onerror=alert(1)>Zq7xq", "<svg/onload=alert(1)>Zq7xq", "<details open ontoggle=alert(1)>Zq7xq",
                "<b/onclick=alert(1)>Zq7xq", "Zq7xq\" onfocus=alert(1) autofocus=\"",
            "Zq7xq {onclick=alert(1)}", "*Zq7xq*{onmouseover=alert(1)}", "Zq7xq{#a .b style=\"position:fixed\"}",
        ],
        ["links and images"] =
        [
            "[Zq7xq](https://evil.example)", "![Zq7xq](https://evil.example/b.png)", "[Zq7xq](<https://evil.example> \"t\")",
                "<https://evil.example/Zq7xq>", "<Zq7xq@evil.example>",
            "[![Zq7xq](//evil.example/i)](//evil.example)", "[Zq7xq](/relative)", "![Zq7xq][x]", "[[Zq7xq]]",
                "![Zq7xq](https://evil.example/v.mp4)", "[Zq7xq](#a)",
        ],
        ["structure"] =
        [
            "# Zq7xq", "- Zq7xq", "+ Zq7xq", "1. Zq7xq", "1986) Zq7xq", "a. Zq7xq", "iv) Zq7xq", "> Zq7xq", "```\nZq7xq", "~~~Zq7xq",
                "| Zq7xq | b |\n|---|---|\n| x | y |", "- [ ] Zq7xq",
            "***\nZq7xq", "**Zq7xq**", "_Zq7xq_", "__Zq7xq__", "~~Zq7xq~~", "`Zq7xq`", "++Zq7xq++", "==Zq7xq==", "^Zq7xq^", "~Zq7xq~",
                "\"\"Zq7xq\"\"", "$Zq7xq$", "$$Zq7xq$$", "::: Zq7xq", "::Zq7xq::",
            ": Zq7xq", "^^ Zq7xq", "+---+\n| Zq7xq |", "[^1] Zq7xq", "> [!NOTE] Zq7xq", "--- Zq7xq", "[x] Zq7xq",
        ],
        ["bare addresses"] =
        [
            "www.evil.example/Zq7xq", "https://evil.example/Zq7xq", "HTTP://EVIL.EXAMPLE/Zq7xq", "ftp://evil.example/Zq7xq",
                "Zq7xq@evil.example", "mailto:Zq7xq@evil.example", "xmpp:Zq7xq@evil.example",
            "Zq7xq WWW.evil.example", "evil.com/Zq7xq", "tel:+46123456 Zq7xq", "Zq7xq (https://evil.example)",
                "h\u200Bttps://evil.example/Zq7xq", "www\u2060.evil.example/Zq7xq", "//evil.com/Zq7xq",
        ],
        [Entities] =
        [
            "&lt;script&gt;Zq7xq&lt;/script&gt;", "&#60;b&#62;Zq7xq", "&#x3c;img src=x&#x3e;Zq7xq", "%3Cscript%3EZq7xq%3C/script%3E",
                "&amp;lt;b&amp;gt;Zq7xq", "&NewLine;# Zq7xq", "&#x202e;Zq7xq", "&Tab;Zq7xq",
            "&#91;Zq7xq&#93;&#40;https://evil.example&#41;", "https&colon;//evil.example/Zq7xq", "&#x68;ttps://evil.example/Zq7xq",
                "&nbsp;Zq7xq",
        ],
        ["unicode"] =
        [
            "Zq7xq\u202Egpj.exe", "\u202AZq7xq\u202C\u202D5 ml", "\u2066Zq7xq", "\u2067\u2068Zq7xq\u2069",
                "Zq7xq\u200B\u200C\u200D\uFEFF\u2060x", "\u200F\u200E\u061CZq7xq", "Zq7xq\u00ADx", "Zq7xq\u2028# x",
            "Zq7xq\u2029- x", "Zq7xq\u0000x", "Zq7xq\u0085x", "\uFF1Cscript\uFF1EZq7xq", "Zq7xq"
                + new string('\u0301', 120), "Zq7xq\uDB40\uDC41\uDB40\uDC42", "Zq7xq \u05D0\u05D1\u05D2 5", "\u0627\u0644 Zq7xq 10-20",
            "Zq7xq\uFFF9a\uFFFAb\uFFFB", "\u180EZq7xq", "Zq7xq\u001B[31m", "\u01C3Zq7xq\u2044\u2215", new string('\u20DD', 9) + "Zq7xq",
        ],
        ["json"] =
        [
            "Zq7xq\"}],\"cards\":[{\"summary\":\"x", "Zq7xq\\", "Zq7xq\\\"", "Zq7xq\u0001\u001F\u007F", "Zq7xq\n\r\t\b\f",
                "Zq7xq\\u0022,\\u0022", "Zq7xq]}}", "Zq7xq/*", "Zq7xq*/", "'Zq7xq'", "\\\\Zq7xq\\\\\\", "Zq7xq\",\"indicator\":\"critical",
        ],
        [Templates] =
        [
            "{{limit \"kidney.poor\"}}Zq7xq", "{{{this}}}Zq7xq", "{{#each this}}Zq7xq{{/each}}", "{{value \"kidney.poor\"}} Zq7xq",
                "{{!-- Zq7xq --}}Zq7xq", "{{items}} Zq7xq", "${Zq7xq}", "<%= 7*7 %>Zq7xq",
            "#{Zq7xq}", "{{lookup this \"Zq7xq\"}}Zq7xq", "{% raw %}Zq7xq",
        ],
        [Slots] =
        [
            "{drug} Zq7xq", "Zq7xq {dose} ml", "{date}Zq7xq", "{text}{text}Zq7xq", "{places} Zq7xq", "{{document}} {{lines}} Zq7xq",
                "{0} Zq7xq", "%s Zq7xq", "{drug}{drug}{drug}Zq7xq", "{ Zq7xq }",
        ],
        ["very long"] =
        [
            "Zq7xq" + new string('a', 100_000), "Zq7xq" + new string('>', 100_000), "Zq7xq "
                + string.Concat(Enumerable.Repeat("[x](y)", 20_000)), "Zq7xq" + string.Concat(Enumerable.Repeat("<b>", 33_000)),
            "Zq7xq" + string.Concat(Enumerable.Repeat("\U0001F9B4", 50_000)), "Zq7xq x" + new string(' ', 100_000) + "y", "Zq7xq"
                + string.Concat(Enumerable.Repeat("&amp;", 20_000)),
        ],
        ["schemes"] =
        [
            "[Zq7xq](javascript:alert(1))", "<javascript:alert(Zq7xq)>", "[Zq7xq](data:text/html;base64,PHNjcmlwdD4=)",
                "<a href=\"javascript:alert(1)\">Zq7xq</a>", "[Zq7xq](JaVaScRiPt:alert(1))",
            "[Zq7xq](java\nscript:alert(1))", "![Zq7xq](data:image/svg+xml,x)", "[Zq7xq](vbscript:x)", "<data:text/html,Zq7xq>",
                "[Zq7xq](&#106;avascript:alert(1))", "javascript:alert(1)//Zq7xq",
        ],
        ["line breaks into headers"] =
        [
            "Zq7xq\r\nSet-Cookie: a=b", "Zq7xq\r\n\r\n<html>", "Zq7xq\nContent-Type: text/html", "Zq7xq%0d%0aX-Canary: y",
                "Zq7xq\u560D\u560ASet-Cookie: a=b", "sv\r\nX-Canary: Zq7xq", "Zq7xq\u000B\u000CX: y", "Zq7xq\r\rX: y",
        ],
        ["comments and instructions"] =
        [
            "<!-- Zq7xq -->", "<![CDATA[Zq7xq]]>", "<?php Zq7xq ?>", "<!DOCTYPE html>Zq7xq", "--><b>Zq7xq", "<!--Zq7xq", "]]><b>Zq7xq",
                "<!ELEMENT Zq7xq>", "<!-->Zq7xq", "<? Zq7xq",
        ],
        ["definitions"] =
        [
            "[Zq7xq]: https://evil.example\n\n[Zq7xq]", "[Zq7xq]: <https://evil.example> 'x'\n[Zq7xq]",
                "Zq7xq\n\n[x]: https://evil.example\n\n[x]", "[^Zq7xq]: note\n\n[^Zq7xq]", "*[Zq7xq]: abbreviation\n\nZq7xq",
            "[Zq7xq]:\nhttps://evil.example\n\n[Zq7xq][]", "Zq7xq\n:   definition", "[^1]:\n    Zq7xq\n\n[^1]",
        ],
        ["lines and indents"] =
        [
            "Zq7xq\n===", "Zq7xq\n---", "x\n\n    Zq7xq", "Zq7xq\n\n\n# y", "Zq7xq  \n===", "Zq7xq\\\ny",
                "\u0001\u0001\u0001\u0001\u0001Zq7xq", "\u0001- Zq7xq", "\u0001\u0001# Zq7xq", "\u00011. Zq7xq", "Zq7xq\n- y\n  - z",
            "Zq7xq\n> y", "Zq7xq\n\n</div>\n\ny",
        ],
    };
}
