using Markdig;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Tests.Cards;

public class MarkdownEscapeTests(SmallLibrary small) : IClassFixture<SmallLibrary>
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    [Theory]
    [InlineData("[press here](https://evil.example)")]
    [InlineData("![](https://evil.example/beacon.png)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<https://evil.example>")]
    [InlineData("https://evil.example/a")]
    [InlineData("HTTP://evil.example/a")]
    [InlineData("www.evil.example")]
    [InlineData("WWW.evil.example")]
    [InlineData("someone@evil.example")]
    [InlineData("mailto:someone@evil.example")]
    [InlineData("**bold** and _slanted_ and `code` and ~~gone~~")]
    [InlineData("# heading")]
    [InlineData("1. first")]
    [InlineData("12) twelfth")]
    [InlineData("- item")]
    [InlineData("+ item")]
    [InlineData("===")]
    [InlineData("> quoted")]
    [InlineData("a | b\n--|--\nc | d")]
    [InlineData("line\n\n# heading\n\n- item")]
    [InlineData("&lt;b&gt; &amp;")]
    [InlineData("\\[not a link\\](x)")]
    public void A_value_is_only_ever_text(string value)
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, value);

        var html = Markdown.ToHtml(text.ToString(), GitHub);

        Assert.StartsWith("<p>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Count(c => c == '<'));
        Assert.EndsWith("</p>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_reader_sees_is_the_value()
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, "Alendronat 70 mg (veckotablett) < 5 & [x] 1.5");

        Assert.Equal("Alendronat 70 mg (veckotablett) < 5 & [x] 1.5", Markdown.ToPlainText(text.ToString(), GitHub).Trim());
    }

    [Fact]
    public void A_comparison_stays_readable_where_Markdown_is_not_rendered()
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, "eGFR < 35, T < −2,5");

        Assert.Equal("eGFR < 35, T < −2,5", text.ToString());
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a</p><script>alert(1)</script>")]
    [InlineData("<!-- -->")]
    [InlineData("<?php")]
    [InlineData("&lt;b&gt;")]
    public void Taken_for_HTML_it_is_only_text_too(string value)
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, value);

        Assert.DoesNotContain('<', text.ToString());
        Assert.Equal(2, Markdown.ToHtml(text.ToString(), GitHub).Count(c => c == '<'));
        Assert.Equal(value, System.Net.WebUtility.HtmlDecode(text.ToString()).Replace("\\", "", StringComparison.Ordinal)
            .Replace("\u2060", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A & B", "A & B")]
    [InlineData("A &B", "A &amp;B")]
    [InlineData("++plus++", "\\+\\+plus\\+\\+")]
    [InlineData("==mark==", "\\=\\=mark\\=\\=")]
    [InlineData("a+b=c", "a+b=c")]
    [InlineData("{.class}", "\\{.class\\}")]
    [InlineData("x^2^ $y$", "x\\^2\\^ \\$y\\$")]
    [InlineData("IV. section", "IV\\. section")]
    [InlineData("70 mg. Efter mat", "70 mg. Efter mat")]
    public void It_is_escaped_no_more_than_it_must_be(string value, string written)
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, value);

        Assert.Equal(written, text.ToString());
    }

    [Fact]
    public void Two_values_side_by_side_make_no_markup_together()
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, "<");
        MarkdownEscape.Append(text, "b>http:");
        MarkdownEscape.Append(text, "//evil.example");

        Assert.Equal(2, Markdown.ToHtml(text.ToString(), GitHub).Count(c => c == '<'));
    }

    [Fact]
    public void A_long_value_is_cut()
    {
        using var text = new TextBuffer();
        MarkdownEscape.Append(text, new string('a', 5000));

        Assert.Equal(PlainValue.LongestValue + 1, text.Length);
    }

    [Fact]
    public void A_drug_name_from_the_record_cannot_bring_a_link_into_a_card()
    {
        var named = Answer.Yes(Phrase.Of("drug.named", ("name", "[Prednisolon](https://evil.example) <b>")));
        var finding = SmallLibrary.Fired(CardFolder.Main) with { Answers = [named] };

        var html = Markdown.ToHtml(small.Card(SmallLibrary.Context, finding).GetProperty("detail").GetString()!, GitHub);

        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("[Prednisolon]", html, StringComparison.Ordinal);
    }
}
