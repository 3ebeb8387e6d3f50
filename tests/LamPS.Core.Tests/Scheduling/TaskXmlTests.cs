using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Scheduling;
using Xunit;

namespace LamPS.Core.Tests.Scheduling;

public sealed class TaskXmlTests
{
    private static readonly XNamespace Ns = TaskXml.Namespace;

    public static TheoryData<string> Triggers => [.. Schedules.Triggers];

    private static Schedule Sample(string trigger = "daily 06:00") => Schedules.Make(trigger) with { Runbook = @"C:\run books\letter.yaml", Program = [@"C:\Program Files\LamPS\lamps.exe"], WorkingFolder = @"C:\run books\" };

    [Theory]
    [MemberData(nameof(Triggers))]
    public void It_keeps_the_rules_of_the_schema(string trigger)
    {
        Validate(TaskXml.Write(Sample(trigger)));
        Validate(TaskXml.Write(Sample(trigger) with { Highest = true, TimeLimit = null }));
    }

    [Fact]
    public void The_rules_are_rules()
    {
        var task = TaskXml.Write(Sample());
        task.Descendants(Ns + "StartBoundary").Single().Value = "06:00";
        Assert.Throws<XmlSchemaValidationException>(() => Validate(task));

        task = TaskXml.Write(Sample());
        task.Descendants(Ns + "CalendarTrigger").Single().Add(new XElement(Ns + "Enabled", "true"));
        Assert.Throws<XmlSchemaValidationException>(() => Validate(task));
    }

    [Fact]
    public void It_says_what_was_asked_for()
    {
        var task = TaskXml.Write(Sample()).Root!;
        string Value(string path) => path.Split('/').Aggregate(task, (e, n) => e.Element(Ns + n)!).Value;

        Assert.Equal("1.4", task.Attribute("version")!.Value);
        Assert.Equal(@"\LamPS\nightly", Value("RegistrationInfo/URI"));
        Assert.Equal("2026-11-21T06:00:00", Value("Triggers/CalendarTrigger/StartBoundary"));
        Assert.Equal("InteractiveToken", Value("Principals/Principal/LogonType"));
        Assert.Equal("LeastPrivilege", Value("Principals/Principal/RunLevel"));
        Assert.Equal("IgnoreNew", Value("Settings/MultipleInstancesPolicy"));
        Assert.Equal("PT1H5M", Value("Settings/ExecutionTimeLimit"));
        Assert.Equal("true", Value("Settings/StartWhenAvailable"));
        Assert.Equal("false", Value("Settings/DisallowStartIfOnBatteries"));
        Assert.Equal("false", Value("Settings/IdleSettings/StopOnIdleEnd"));
        Assert.Equal(@"C:\Program Files\LamPS\lamps.exe", Value("Actions/Exec/Command"));
        Assert.Equal(@"C:\run books\", Value("Actions/Exec/WorkingDirectory"));
        Assert.Equal(Sample().Command.Skip(1), Split(Value("Actions/Exec/Arguments")));
        Assert.Equal("HighestAvailable", TaskXml.Write(Sample() with { Highest = true }).Descendants(Ns + "RunLevel").Single().Value);
        Assert.Equal("P1D", TaskXml.Write(Sample() with { TimeLimit = null }).Descendants(Ns + "ExecutionTimeLimit").Single().Value);
    }

    [Fact]
    public void Triggers_are_those_of_Task_Scheduler()
    {
        XElement Trigger(string text) => TaskXml.Write(Sample(text)).Root!.Element(Ns + "Triggers")!.Elements().Single();

        Assert.Equal(["Monday", "Thursday"], Trigger("weekly mon,thu@06:00").Descendants(Ns + "DaysOfWeek").Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["1", "15", "Last"], Trigger("monthly 1,15,last@06:00").Descendants(Ns + "Day").Select(e => e.Value));
        Assert.Equal(12, Trigger("monthly 1@06:00").Descendants(Ns + "Months").Elements().Count());
        Assert.Equal("2026-12-01T06:00:00", Trigger("once 2026-12-01T06:00").Element(Ns + "StartBoundary")!.Value);
        Assert.Equal(@"OFFICE\zoe", Trigger("logon").Element(Ns + "UserId")!.Value);
        Assert.Equal("IdleTrigger", Trigger("idle 25m").Name.LocalName);
        Assert.Equal("PT25M", TaskXml.Write(Sample("idle 25m")).Descendants(Ns + "Duration").Single().Value);
        var query = XElement.Parse(Trigger("event Application:MsiInstaller:1033").Element(Ns + "Subscription")!.Value);
        Assert.Equal("Application", query.Element("Query")!.Element("Select")!.Attribute("Path")!.Value);
        Assert.Equal("*[System[Provider[@Name='MsiInstaller'] and EventID=1033]]", query.Value);
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public void What_was_asked_for_reads_back_and_nothing_has_changed(string trigger)
    {
        var task = TaskXml.Write(Sample(trigger));
        var there = XDocument.Parse(task.ToString());
        var asked = TaskXml.Asked(there);

        Assert.NotNull(asked);
        Assert.True(XNode.DeepEquals(task.Root, TaskXml.Write(asked).Root));
        Assert.Empty(TaskComparison.Compare(TaskXml.Write(asked), there));
        Assert.True(TaskXml.IsEnabled(there));
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public void What_Task_Scheduler_writes_in_another_way_is_no_change(string trigger)
    {
        var asked = TaskXml.Write(Sample(trigger));
        var there = XDocument.Parse(asked.ToString());

        // Parts and settings in another order, defaults added and left out, other spellings, an account by its number, letters lost to a code page.
        there.Root!.ReplaceNodes(there.Root.Elements().Reverse());
        var settings = there.Root.Element(Ns + "Settings")!;
        settings.ReplaceNodes(settings.Elements().Reverse());
        foreach (var name in (string[])["AllowHardTerminate", "Hidden", "RunOnlyIfIdle", "WakeToRun", "MultipleInstancesPolicy"])
            settings.Element(Ns + name)!.Remove();
        settings.Element(Ns + "StartWhenAvailable")!.Value = "1";
        settings.Element(Ns + "ExecutionTimeLimit")!.Value = "PT65M";
        settings.Add(new XElement(Ns + "DisallowStartOnRemoteAppSession", "false"), new XElement(Ns + "UseUnifiedSchedulingEngine", "true"));
        there.Descendants(Ns + "RunLevel").Single().Remove();
        there.Root.Element(Ns + "Triggers")!.Elements().Single().Add(new XElement(Ns + "Enabled", "true"));
        foreach (var user in there.Descendants(Ns + "UserId"))
            user.Value = "S-1-5-21-1-2-3-1001";
        there.Descendants(Ns + "Arguments").Single().Value = there.Descendants(Ns + "Arguments").Single().Value.Replace('ö', '?');

        Assert.Empty(TaskComparison.Compare(asked, there));
    }

    [Fact]
    public void A_change_by_hand_is_told()
    {
        var asked = TaskXml.Write(Sample());
        var there = XDocument.Parse(asked.ToString());
        there.Descendants(Ns + "Settings").Elements(Ns + "Enabled").Single().Value = "false";
        there.Descendants(Ns + "ExecutionTimeLimit").Single().Remove();
        there.Descendants(Ns + "StartBoundary").Single().Value = "2026-11-21T07:00:00";
        there.Descendants(Ns + "Triggers").Single().Add(new XElement(Ns + "BootTrigger"));
        there.Descendants(Ns + "Arguments").Single().Value = "run other.yaml";

        Assert.False(TaskXml.IsEnabled(there));
        Assert.Collection(
            TaskComparison.Compare(asked, there),
            c => Assert.StartsWith("Actions/Exec/Arguments is 'run other.yaml'; it was '", c),
            c => Assert.Equal("Settings/Enabled is 'false'; it was 'true'", c),
            c => Assert.Equal("Settings/ExecutionTimeLimit is 'PT72H'; it was 'PT1H5M'", c),
            c => Assert.Equal("Triggers/BootTrigger was added", c),
            c => Assert.Equal("Triggers/CalendarTrigger/StartBoundary is '2026-11-21T07:00:00'; it was '2026-11-21T06:00:00'", c));
    }

    [Fact]
    public void A_trigger_that_is_gone_is_told()
    {
        var asked = TaskXml.Write(Sample("idle 10m"));
        var there = XDocument.Parse(asked.ToString());
        there.Descendants(Ns + "IdleTrigger").Single().Remove();

        Assert.Equal(["Triggers/IdleTrigger is gone"], TaskComparison.Compare(asked, there));
    }

    [Theory]
    [InlineData("who=%USERNAME%")]
    [InlineData("who=$(Arg0)")]
    [InlineData("two=a\nb")]
    [InlineData("odd=\u0001")]
    public void What_would_reach_the_run_as_something_else_is_refused(string parameter) =>
        Assert.Equal("TextNotSchedulable", Assert.Throws<LamException>(() => TaskXml.Write(Sample() with { Parameters = [parameter] })).Id);

    [Fact]
    public void What_is_no_text_is_refused() => Assert.Equal("TextNotSchedulable", Assert.Throws<LamException>(() => TaskXml.Write(Sample() with { Parameters = ["odd=\ud800"] })).Id);

    [Fact]
    public void A_lone_percent_sign_stays() => Assert.Contains("100%", TaskXml.Write(Sample() with { Parameters = ["share=100%"] }).ToString());

    [Fact]
    public void Whatever_the_arguments_are_a_Windows_program_gets_them_back()
    {
        var argument = Gen.ListOf(Gen.Elements("ab \t\"\\é'".ToCharArray())).Select(c => string.Concat(c));

        Prop.ForAll(Arb.From(Gen.ListOf(argument)), arguments => Split(WindowsArguments.Join(arguments)).SequenceEqual(arguments)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("..")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Names_that_could_mean_something_else_are_refused(string name) =>
        Assert.Equal("ScheduleNameInvalid", Assert.Throws<LamException>(() => Schedule.CheckName(name)).Id);

    [Fact]
    public void Names_of_letters_digits_dashes_and_underscores_are_names() => Assert.Equal("Nightly_report-2", Schedule.CheckName("Nightly_report-2"));

    internal static void Validate(XDocument task)
    {
        var schemas = new XmlSchemaSet();
        using var stream = typeof(TaskXmlTests).Assembly.GetManifestResourceStream("TaskSchema.xsd")!;
        schemas.Add(XmlSchema.Read(stream, null)!);
        task.Validate(schemas, (_, e) => throw e.Exception);
    }

    // As CommandLineToArgvW parts arguments: 2n backslashes and a quotation mark are n backslashes and a mark that quotes, 2n+1 are n and a mark that is one.
    private static List<string> Split(string line)
    {
        List<string> arguments = [];
        StringBuilder? argument = null;
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var backslashes = 0;
            for (; i < line.Length && line[i] == '\\'; i++)
                backslashes++;
            if (i < line.Length && line[i] == '"')
            {
                argument ??= new StringBuilder();
                argument.Append('\\', backslashes / 2);
                if (backslashes % 2 == 1)
                    argument.Append('"');
                else
                    isQuoted = !isQuoted;
                continue;
            }

            if (backslashes > 0)
                (argument ??= new StringBuilder()).Append('\\', backslashes);
            if (i == line.Length)
                break;
            if (!isQuoted && line[i] is ' ' or '\t')
            {
                if (argument is not null)
                    arguments.Add(argument.ToString());
                argument = null;
            }
            else
            {
                (argument ??= new StringBuilder()).Append(line[i]);
            }
        }

        if (argument is not null)
            arguments.Add(argument.ToString());
        return arguments;
    }
}
