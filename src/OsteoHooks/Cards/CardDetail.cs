using System.Collections.Immutable;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Cards;

/// <summary>
/// Writes a card's detail (GitHub-flavoured Markdown): the text, what was seen, what the guideline says and where, what is missing, what
/// else it carries,
/// our own readings, and whether a clinician has signed it.
/// </summary>
internal sealed class CardDetail(CardLibrary library, ReplyContext context, TextBuffer detail)
{
    /// <summary>More entries than these are counted, not listed.</summary>
    private const int ListedEntries = 3;

    /// <param name="alternatives">Whether the detail must say that what is offered are alternatives.</param>
    public void Write(Card card, Finding finding, IReadOnlyList<Finding> carried, bool alternatives)
    {
        var text = library.Text(card.Id, context.Guideline, context.Language);
        detail.Clear();
        Paragraph(text.In(finding.Variant).Paragraphs);
        Block(Blocks.Unread, () => UnreadTypes(finding));
        Block(Blocks.Seen, () => Seen(finding, "- "));
        Paragraph(text.Guideline);
        Paragraph(text.Sources);
        Block(Blocks.Missing, () => Missing(finding));
        Block(Blocks.Doubts, () => Doubts(finding));
        Block(Blocks.Notes, () => Notes(finding));
        Block(Blocks.Carried, () => Carried(carried));
        Alternatives(alternatives);
        Paragraph(text.Readings);
        if (card.ReviewedBy is null && !card.IsAboutTheService)
        {
            Paragraph(library.Blocks.Before(Blocks.Unreviewed, context.Language));
        }
    }

    /// <summary>The card that only names others.</summary>
    public void WriteRest(Card card, IReadOnlyList<Finding> rest, bool alternatives)
    {
        detail.Clear();
        Paragraph(library.Text(card.Id, context.Guideline, context.Language).Standard.Paragraphs);
        Break();
        foreach (var finding in rest)
        {
            Item("- ");
            MarkdownEscape.Append(detail, Summary(finding));
        }

        Alternatives(alternatives);
    }

    private void Alternatives(bool areOffered) => Paragraph(areOffered ? library.Blocks.Before(Blocks.Alternatives, context.Language) : "");

    private void UnreadTypes(Finding finding)
    {
        foreach (var (slot, value) in finding.Slots.IsDefault ? [] : finding.Slots)
        {
            switch (value)
            {
                case IEnumerable<Phrase> types when slot == "types":
                    foreach (var type in types)
                    {
                        Item("- ");
                        Say(type);
                    }

                    break;
                case IEnumerable<string> types when slot == "types":
                    foreach (var type in types)
                    {
                        Item("- ");
                        ResourceType(type);
                    }

                    break;
            }
        }
    }

    private void Seen(Finding finding, string bullet)
    {
        foreach (var answer in finding.Answers)
        {
            if (answer is { Holds: true, IsUnsaid: false })
            {
                Item(bullet);
                Say(answer.Said);
                Entries(answer.Evidence);
            }
        }
    }

    private void Entries(ImmutableArray<Evidence> evidence)
    {
        var listed = 0;
        foreach (var entry in evidence)
        {
            if (entry.Date is null && entry.Said is null)
            {
                continue;
            }

            if (listed == ListedEntries)
            {
                detail.Append("; …");
                break;
            }

            detail.Append(listed++ == 0 ? " (" : "; ");
            if (entry.Date is { } date)
            {
                detail.Append(date);
            }

            if (entry.Said is { } said)
            {
                detail.Append(entry.Date is null ? "" : " ");
                Say(said);
            }
        }

        detail.Append(listed > 0 ? ")" : "");
    }

    private void Missing(Finding finding)
    {
        var said = new List<(string Type, Phrase What)>();
        foreach (var gap in finding.Gaps)
        {
            if (!said.Contains((gap.ResourceType, gap.What)))
            {
                said.Add((gap.ResourceType, gap.What));
                Item("- ");
                Say(gap.What);
                detail.Append(" (");
                ResourceType(gap.ResourceType);
                detail.Append(')');
            }
        }
    }

    private void Doubts(Finding finding)
    {
        foreach (var card in finding.Doubts.IsDefault ? [] : finding.Doubts)
        {
            Item("- ");
            MarkdownEscape.Append(detail, library.Text(card, context.Guideline, context.Language).Standard.Summary);
        }
    }

    private void Notes(Finding finding)
    {
        var said = new List<Phrase>();
        foreach (var answer in finding.Answers)
        {
            foreach (var note in answer.Notes.IsDefault ? [] : answer.Notes)
            {
                if (!said.Contains(note))
                {
                    said.Add(note);
                    Item("- ");
                    Say(note);
                }
            }
        }
    }

    private void Carried(IReadOnlyList<Finding> carried)
    {
        foreach (var finding in carried)
        {
            var text = library.Text(finding.Card, context.Guideline, context.Language);
            Item("- ");
            detail.Append("**");
            MarkdownEscape.Append(detail, Summary(finding));
            detail.Append("**");
            var says = text.Guideline.Length > 0 ? text.Guideline : text.In(finding.Variant).Paragraphs;
            foreach (var line in says.AsSpan().EnumerateLines())
            {
                // The indent keeps the text inside its item.
                detail.Append("\n  ");
                detail.Append(line);
            }

            Seen(finding, "  - ");
        }
    }

    /// <summary>What the type holds, in a clinician's words, where cards/phrases has them.</summary>
    private void ResourceType(string type)
    {
        var key = "resource." + type;
        if (library.Phrases.Has(key))
        {
            Say(Phrase.Of(key));
        }
        else
        {
            MarkdownEscape.Append(detail, type);
        }
    }

    private string Summary(Finding finding) => library.Text(finding.Card, context.Guideline, context.Language).In(finding.Variant).Summary;

    private void Say(Phrase phrase) => library.Phrases.Say(phrase, context.Language, detail, markdown: true);

    private void Item(string bullet)
    {
        if (detail.Written is [.., not '\n'])
        {
            detail.Append('\n');
        }

        detail.Append(bullet);
    }

    private void Paragraph(string text)
    {
        if (text.Length > 0)
        {
            Break();
            detail.Append(text);
        }
    }

    /// <summary>Writes the block around its items, or nothing when there are none.</summary>
    private void Block(string name, Action items)
    {
        var start = detail.Length;
        Break();
        detail.Append(library.Blocks.Before(name, context.Language));
        var before = detail.Length;
        items();
        if (detail.Length == before)
        {
            detail.Rewind(start);
            return;
        }

        detail.Append(library.Blocks.After(name, context.Language));
    }

    private void Break()
    {
        if (!detail.IsEmpty)
        {
            detail.Append("\n\n");
        }
    }
}
