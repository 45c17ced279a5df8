using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir.Resources;

/// <summary>A CodeableConcept: what its codings mean together, and what it says in words.</summary>
internal struct Concept
{
    /// <summary>United over all codings.</summary>
    public ConceptSets Sets;

    /// <summary>The surest coding (see <see cref="CodeRank"/>); codings equally sure are united.</summary>
    public Meaning Best;

    public Slice Text;

    /// <summary>The first display that is there.</summary>
    public Slice Display;

    /// <summary>The first code of all, and the first SNOMED CT code.</summary>
    public Slice FirstCode;

    public Slice SnomedCode;

    public bool IsFollowUp;

    /// <summary>A full ATC code: the one classification of drugs whose tables are complete, so that one on no
    /// list is another drug.</summary>
    public readonly bool IsClassified => Best.Rank == CodeRank.Atc;

    /// <summary>Text or display, whichever has a letter in it.</summary>
    public Slice Name;

    /// <summary>Neither a code nor a word: nothing says what it is.</summary>
    public readonly bool IsSilent => FirstCode.IsEmpty && Name.IsEmpty;

    /// <summary>One of the words stands in its text or in its display.</summary>
    public readonly bool Speaks(Intake intake, WordList list)
    {
        var words = intake.Codes.Words[list];
        var text = intake.Text[Text];
        var display = intake.Text[Display];
        return words.AreIn(text) || (!display.SequenceEqual(text) && words.AreIn(display));
    }

    public void Read(ref Cursor c, CodeBook codes, CodeUse use, CodeUse? also = null)
    {
        if (!c.Object())
        {
            return;
        }
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Coding:
                    var list = c.List();
                    while (c.Item(ref list))
                    {
                        Add(c, Coding.Read(ref c), codes, use, also);
                    }
                    break;
                case Element.Text: Text = c.Utf8(); break;
                default: c.Skip(); break;
            }
        }

        Name = IsLegible(c.Bytes(Text)) ? Text : IsLegible(c.Bytes(Display)) ? Display : default;
    }

    private void Add(in Cursor c, in Coding coding, CodeBook codes, CodeUse use, CodeUse? also)
    {
        if (Display.IsEmpty)
        {
            Display = coding.Display;
        }
        if (coding.Code.IsEmpty)
        {
            return;
        }
        var system = c.Bytes(coding.System);
        var code = c.Bytes(coding.Code);
        if (FirstCode.IsEmpty)
        {
            FirstCode = coding.Code;
        }
        var meaning = codes.Find(use, system, code);
        Sets |= meaning.Sets;
        Best = Surer(Best, meaning);
        if (also is { } second)
        {
            Sets |= codes.Find(second, system, code).Sets;
        }
        if (use == CodeUse.Condition)
        {
            IsFollowUp |= FractureEpisode.IsFollowUp(system, code);
        }
        if (SnomedCode.IsEmpty && CodeSystems.IsSnomed(system))
        {
            SnomedCode = coding.Code;
        }
    }

    /// <summary>The surer of two meanings; of two equally sure ones the union. A strength known for the same substance is kept.</summary>
    public static Meaning Surer(Meaning x, Meaning y)
    {
        var (first, second) = y.Rank > x.Rank ? (y, x) : (x, y);
        if (first.Rank == second.Rank)
        {
            first = first with { Sets = first.Sets | second.Sets };
        }
        var borrows = first.UnitStrengthMg is null && first.Substance == second.Substance;
        return borrows ? first with { UnitStrengthMg = second.UnitStrengthMg, PerMillilitre = second.PerMillilitre } : first;
    }

    private static bool IsLegible(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b >= 0x80 || char.IsAsciiLetter((char)b))
            {
                return true;
            }
        }

        return false;
    }
}
