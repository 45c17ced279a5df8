using System.Text;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

/// <summary>Lists of clinical words: what is found by them, and what is wrong with a table.</summary>
public sealed class WordListTests : IDisposable
{
    private readonly TermsCopy _terms = new();

    public void Dispose() => _terms.Dispose();

    [Theory]
    [InlineData(WordList.LocalRoute, "ÖGONDROPPAR", true)]
    [InlineData(WordList.LocalRoute, "intravenöst", false)]
    [InlineData(WordList.IntravenousRoute, "Intravenös användning", true)]
    [InlineData(WordList.DxaExamination, "Mätning av Bentäthet", true)]
    [InlineData(WordList.OncologicBrand, "XGEVA 120 mg", true)]
    [InlineData(WordList.OncologicBrand, "Prolia 60 mg", false)]
    public void A_word_counts_wherever_it_stands_whatever_its_case(WordList list, string text, bool found)
    {
        Assert.Equal(found, Books.Shipped.Words[list].AreIn(text));
        Assert.Equal(found, Books.Shipped.Words[list].AreIn(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("T-score hip", true)]
    [InlineData("lowest t-score", true)]
    [InlineData("effort-score", false)]
    public void A_word_listed_with_a_blank_in_front_begins_a_word_of_the_text(string text, bool found)
    {
        Assert.Equal(found, Books.Shipped.Words[WordList.BoneMeasurement].AreIn(text));
        Assert.Equal(found, Books.Shipped.Words[WordList.BoneMeasurement].AreIn(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void No_text_says_nothing()
    {
        Assert.False(Books.Shipped.Words[WordList.Denial].AreIn((string?)null));
        Assert.False(Books.Shipped.Words[WordList.Denial].AreIn([]));
    }

    [Fact]
    public void A_word_is_found_in_a_text_longer_than_most()
    {
        var text = new string('x', 5_000) + " osteopor";
        Assert.True(Books.Shipped.Words[WordList.BoneReport].AreIn(Encoding.UTF8.GetBytes(text)));
        Assert.True(Books.Shipped.Words[WordList.BoneReport].AreIn(text));
    }

    [Fact]
    public void A_word_added_to_a_table_is_found()
    {
        File.AppendAllText(_terms.File("word/oncologic-brand.csv"), "wyost\n");
        Assert.True(CodeBook.Load(_terms.Folder).Words[WordList.OncologicBrand].AreIn("Wyost 120 mg"));
        Assert.False(Books.Shipped.Words[WordList.OncologicBrand].AreIn("Wyost 120 mg"));
    }

    [Fact]
    public void Every_fault_of_a_list_is_named_with_its_place()
    {
        _terms.Write("word/denial.csv", "# none yet\nword\n");
        _terms.Write("word/oral-route.csv", "words\noral\n");
        _terms.Write("word/local-route.csv", "word\nnasal\n\"\"\nNasal\n");
        _terms.Write("word/hearsay.csv", "word\nperhaps\n");
        _terms.Write("word/strength-unit.csv", "word,unit\nmg,milligram\nMG,gram\nstone,stones\n");
        _terms.Write("word/strength-per.csv", "word,per\n");
        File.Delete(_terms.File("word/vaginal-route.csv"));
        Assert.Equal(
            [
                "denial.csv:1: the table lists no word",
                "hearsay.csv:1: no list of words is named 'hearsay'",
                "local-route.csv:3: no word",
                "local-route.csv:4: the word 'Nasal' is listed twice",
                "oral-route.csv:1: the header lacks word",
                "strength-per.csv:1: the table lists no word",
                "strength-unit.csv:3: the word 'MG' is listed twice",
                "strength-unit.csv:4: no word, or unknown unit 'stones'",
                "vaginal-route.csv:1: the table is missing",
            ],
            _terms.Faults().Order(StringComparer.Ordinal));
    }
}
