namespace OsteoHooks.Text;

internal delegate void WriteValue(TextBuffer target, ReadOnlySpan<char> value);
