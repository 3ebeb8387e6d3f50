using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Planning.Language;
using LamPS.Learning.Records;
using LamPS.Learning.Training.Examples;
using Xunit;

namespace LamPS.Learning.Tests.Training.Examples;

public sealed class WordDropoutTests
{
    private const string Request = "Please replace every \"old name\" by Contoso & Sons, on page 3, in 12 pt";

    [Fact]
    public void Values_stay_and_words_go()
    {
        var asked = Enumerable.Range(0, 200).Select(i => WordDropout.Of(Request, 0.4, new SeededRandom($"{i}"))).ToList();

        Assert.All(asked, a => Assert.Contains("\"old name\"", a));
        Assert.All(asked, a => Assert.Matches(@"\b3\b.*\b12 pt", a));
        Assert.InRange(asked.Count(a => a == Request), 80, 125);
        Assert.Contains(asked, a => !a.Contains("Please", StringComparison.Ordinal));
        Assert.Equal(asked, Enumerable.Range(0, 200).Select(i => WordDropout.Of(Request, 0.4, new SeededRandom($"{i}"))));
    }

    [Fact]
    public void Without_a_share_nothing_is_drawn()
    {
        var (random, other) = (new SeededRandom("x"), new SeededRandom("x"));

        Assert.Equal(Request, WordDropout.Of(Request, 0, random));
        Assert.Equal(other.NextBits(), random.NextBits());
    }

    [Fact]
    public void Of_any_text_something_is_left_and_nothing_is_added() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text =>
        {
            var rest = WordDropout.Of(text.Get, 0.9, new SeededRandom(text.Get));
            return (rest.Length > 0 || text.Get.Length == 0) && rest.Length <= text.Get.Length
                && ArgumentScanner.Scan(text.Get).All(v => rest.Contains(text.Get.Substring(v.Start, v.Length), StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
}
