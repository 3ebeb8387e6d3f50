using LamPS.Contracts;
using LamPS.Core.Reports;
using Xunit;

namespace LamPS.Core.Tests.Reports;

public sealed class ReportWordsTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.4, "0.4 ms")]
    [InlineData(9.96, "10 ms")]
    [InlineData(31.4, "31 ms")]
    [InlineData(999.6, "1.0 s")]
    [InlineData(1940, "1.9 s")]
    [InlineData(59_960, "1 min 0 s")]
    [InlineData(125_400, "2 min 5 s")]
    [InlineData(7_380_000, "2 h 3 min")]
    public void Durations_read_well(double milliseconds, string expected) => Assert.Equal(expected, ReportWords.Duration(milliseconds));

    [Fact]
    public void Every_outcome_has_a_word_of_its_own()
    {
        var words = Enum.GetValues<Outcome>().Select(o => ReportWords.Of(o)).Append(ReportWords.Of(null)).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
    }
}
