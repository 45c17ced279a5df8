namespace OsteoHooks.Text;

/// <summary>
/// How values as received are written into texts. Shipped is one way only; a test takes it away to see that its corpus notices.
/// </summary>
/// <param name="Markdown">Into a card's detail.</param>
/// <param name="Plain">Into reasons and values of findings.</param>
internal sealed record ValueWriting(WriteValue Markdown, WriteValue Plain)
{
    public static readonly ValueWriting Guarded = new((target, value) => MarkdownEscape.Append(target, value), (target, value) => PlainValue.Append(target, value));
}
