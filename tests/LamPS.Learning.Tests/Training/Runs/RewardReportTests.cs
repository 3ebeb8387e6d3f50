using LamPS.Learning.Training.Runs;
using Xunit;

namespace LamPS.Learning.Tests.Training.Runs;

public sealed class RewardReportTests
{
    [Fact]
    public void What_is_always_right_and_sure_is_calibrated()
    {
        var report = RewardReport.Of([1, -1, 1, 1], [1, -1, 1, 1]);

        Assert.Equal((4, 1.0, 0.75, 0.0, 0.0), (report.Steps, report.Accuracy, report.Majority, report.Error, report.CalibrationError));
        Assert.Equal([1, 3], report.Bins.Select(b => b.Count));
    }

    [Fact]
    public void Too_sure_is_not_calibrated_and_no_better_than_the_more_frequent()
    {
        var report = RewardReport.Of([1, 1, 1, 1], [1, -1, 1, -1]);

        Assert.Equal((0.5, 0.5, 2.0, 0.5), (report.Accuracy, report.Majority, report.Error, report.CalibrationError));
    }

    [Fact]
    public void Nothing_to_measure_is_told_as_such() => Assert.Equal(0, RewardReport.Of([], []).Steps);
}
