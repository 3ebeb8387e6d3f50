using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts;
using LamPS.Core.Applications;
using LamPS.Core.Scheduling;
using Xunit;

namespace LamPS.Core.Tests.Scheduling;

public sealed class TriggerTests
{
    private static readonly DateTime Now = Schedules.Now;

    public static TheoryData<string> Triggers => [.. Schedules.Triggers];

    [Theory]
    [MemberData(nameof(Triggers))]
    public void A_trigger_reads_back_as_it_was_written(string text) => Assert.Equal(text, TriggerReader.Read(text).ToString());

    [Theory]
    [InlineData("daily 6:05", "daily 06:05")]
    [InlineData("weekly Thursday, MON,mon@6:00", "weekly mon,thu@06:00")]
    [InlineData("weekly sun,sat@06:00", "weekly sat,sun@06:00")]
    [InlineData("monthly 15,LAST,1,1@06:00", "monthly 1,15,last@06:00")]
    [InlineData("once 2026-12-01 06:00", "once 2026-12-01T06:00")]
    [InlineData("idle 1h", "idle 60m")]
    [InlineData("event Microsoft-Windows-Backup/Operational:A: B:4", "event Microsoft-Windows-Backup/Operational:A: B:4")]
    public void What_is_written_freely_becomes_canonical(string text, string canonical) => Assert.Equal(canonical, TriggerReader.Read(text).ToString());

    [Theory]
    [InlineData("", "kind")]
    [InlineData("hourly 5", "kind")]
    [InlineData("logon now", "kind")]
    [InlineData("daily", "''")]
    [InlineData("daily 24:00", "24:00")]
    [InlineData("daily 06:60", "06:60")]
    [InlineData("daily 6", "'6'")]
    [InlineData("daily 06:00:00", "06:00:00")]
    [InlineData("weekly mon", "@")]
    [InlineData("weekly @06:00", "@")]
    [InlineData("weekly mun@06:00", "mun")]
    [InlineData("weekly mon,@06:00", "''")]
    [InlineData("weekly mon@06:00@07:00", "@")]
    [InlineData("monthly 0@06:00", "'0'")]
    [InlineData("monthly 32@06:00", "'32'")]
    [InlineData("monthly -1@06:00", "'-1'")]
    [InlineData("monthly 1.5@06:00", "1.5")]
    [InlineData("once 2026-02-30T06:00", "2026-02-30")]
    [InlineData("once tomorrow", "tomorrow")]
    [InlineData("idle 30s", "30s")]
    [InlineData("idle 90s", "90s")]
    [InlineData("idle 1000m", "1000m")]
    [InlineData("idle soon", "soon")]
    [InlineData("event Application:1033", "log, source and id")]
    [InlineData("event :x:1", "log, source and id")]
    [InlineData("event Application:x:70000", "70000")]
    [InlineData("event Application:x' or '1:1", "quotation")]
    public void A_mistake_is_named_with_what_it_should_look_like(string text, string part)
    {
        var error = Assert.Throws<LamException>(() => TriggerReader.Read(text));

        Assert.Equal(("TriggerInvalid", ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Contains(part, error.Message);
        Assert.NotEqual("", error.Remedy);
    }

    [Fact]
    public void Whatever_is_typed_is_a_trigger_that_reads_back_or_an_error_with_an_id()
    {
        var pieces = Gen.Elements("daily", "weekly", "monthly", "once", "logon", "idle", "event", " ", "@", ",", ":", "06:00", "mon", "31", "last", "2026-12-01T06:00", "10m", "-", "é", "\0", "\ud800", "99999999999999999999", "'");
        var texts = Gen.OneOf(Gen.ListOf(pieces).Select(p => string.Concat(p)), ArbMap.Default.GeneratorFor<string>());

        Prop.ForAll(Arb.From(texts), text =>
        {
            try
            {
                var canonical = TriggerReader.Read(text ?? "").ToString();
                return TriggerReader.Read(canonical).ToString() == canonical;
            }
            catch (LamException error)
            {
                return error.Id == "TriggerInvalid" && error.Remedy.Length > 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("daily 06:00", "2026-11-21T06:00")]
    [InlineData("daily 12:00", "2026-11-21T12:00")]
    [InlineData("daily 12:01", "2026-11-20T12:01")]
    [InlineData("weekly fri@13:00", "2026-11-20T13:00")]
    [InlineData("weekly fri@11:00", "2026-11-27T11:00")]
    [InlineData("weekly mon,thu@06:00", "2026-11-23T06:00")]
    [InlineData("monthly 1,15@06:00", "2026-12-01T06:00")]
    [InlineData("monthly last@06:00", "2026-11-30T06:00")]
    [InlineData("monthly 31@06:00", "2026-12-31T06:00")]
    [InlineData("once 2026-12-01T06:00", "2026-12-01T06:00")]
    [InlineData("once 2026-11-01T06:00", null)]
    [InlineData("logon", null)]
    [InlineData("idle 10m", null)]
    [InlineData("event A:b:1", null)]
    public void The_next_time_is_known(string text, string? next) => Assert.Equal(next is null ? null : DateTime.Parse(next, CultureInfo.InvariantCulture), TriggerReader.Read(text).NextAfter(Now));

    [Fact]
    public void The_next_time_is_later_and_matches_for_every_day_of_four_years()
    {
        foreach (var text in Schedules.Triggers.Where(t => t[0] is 'd' or 'w' or 'm'))
        {
            var trigger = Assert.IsType<ScheduleTrigger.OnDays>(TriggerReader.Read(text), exactMatch: false);
            for (var now = new DateTime(2027, 1, 1, 6, 0, 0); now.Year < 2031; now = now.AddDays(1))
            {
                var next = trigger.NextAfter(now) ?? throw new InvalidOperationException(text);
                Assert.True(next > now && trigger.IsOn(DateOnly.FromDateTime(next)) && TimeOnly.FromDateTime(next) == trigger.At, $"{text} after {now}: {next}");
                Assert.DoesNotContain(Enumerable.Range(1, (next.Date - now.Date).Days - 1 is > 0 and var between ? between : 0), n => trigger.IsOn(DateOnly.FromDateTime(now).AddDays(n)));
            }
        }
    }

    [Fact]
    public void A_time_that_the_clock_leaves_out_is_made_up_for()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone(
            "test", TimeSpan.FromHours(1), "test", "test", "test",
            [
                TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                    DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                    TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
                    TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
            ]);

        var next = TriggerReader.Read("daily 02:30").NextAfter(new DateTimeOffset(2027, 3, 27, 12, 0, 0, TimeSpan.Zero), zone);

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 3, 0, 0, TimeSpan.FromHours(2)), next);
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 6, 0, 0, TimeSpan.FromHours(2)), TriggerReader.Read("daily 06:00").NextAfter(new DateTimeOffset(2027, 3, 28, 6, 0, 0, TimeSpan.Zero), zone));
    }

    [Theory]
    [InlineData("daily 06:00")]
    [InlineData("weekly mon,thu@06:00")]
    [InlineData("weekly mon,tue,wed,thu,fri,sat,sun@00:00")]
    [InlineData("monthly 1,15@06:00")]
    [InlineData("monthly 29,30,31@23:59")]
    [InlineData("monthly last@06:00")]
    [InlineData("monthly 31,last@06:00")]
    [InlineData("once 2031-12-01T06:00")]
    public async Task Systemd_means_the_same_times(string text)
    {
        Assert.SkipUnless(Programs.Find("systemd-analyze") is not null, "needs systemd-analyze");
        var trigger = TriggerReader.Read(text);
        const int Count = 15;
        SortedSet<DateTime> theirs = [];
        foreach (var calendar in SystemdUnits.Calendar(trigger))
        {
            var start = new ProcessStartInfo("systemd-analyze", ["calendar", "--base-time=2027-01-20 12:00:00", $"--iterations={Count}", calendar]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["TZ"] = "UTC";
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, calendar);
            theirs.UnionWith(output.Split('\n').Where(l => l.Contains("Next elapse:") || l.Contains("Iter. #"))
                .Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(w => DateTime.ParseExact($"{w[1]} {w[2]}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        }

        List<DateTime> ours = [];
        for (DateTime? next = trigger.NextAfter(new DateTime(2027, 1, 20, 12, 0, 0)); next is { } time && ours.Count < Count; next = trigger.NextAfter(time))
            ours.Add(time);
        Assert.NotEmpty(ours);
        Assert.Equal(ours, theirs.Take(Count));
    }
}
