using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Contracts;
using LamPS.Core.Applications;
using LamPS.Core.Scheduling;
using Xunit;

namespace LamPS.Core.Tests.Scheduling;

public sealed class SystemdTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("100%", "\"100%%\"")]
    [InlineData("$HOME ${X} $$", "\"$$HOME $${X} $$$$\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("line\nline\ttab\r\u0001\u007f", "\"line\\nline\\ttab\\r\\x01\\x7f\"")]
    [InlineData(";", "\";\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("Söhne", "\"Söhne\"")]
    public void Arguments_are_quoted(string text, string quoted) => Assert.Equal(quoted, SystemdText.Argument(text));

    [Fact]
    public void Whatever_the_arguments_are_systemd_gets_them_back()
    {
        var character = Gen.OneOf(Gen.Elements(" \t\n\r\"'\\%$;{}#=-@:+!|~\u0001\u007f\u0085é漢".ToCharArray()), ArbMap.Default.GeneratorFor<char>().Where(c => c != '\0' && !char.IsSurrogate(c)));
        var argument = Gen.ListOf(character).Select(c => string.Concat(c));

        Prop.ForAll(Arb.From(Gen.ListOf(argument)), arguments =>
        {
            var line = string.Join(' ', arguments.Select(SystemdText.Argument));
            return !line.Contains('\n') && Unquote(line).SequenceEqual(arguments);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void What_is_no_text_is_refused() => Assert.All(
        ["a\0b", "\ud800x", "x\udc00", "\udc00\ud800"], text => Assert.Equal("TextNotSchedulable", Assert.Throws<LamException>(() => SystemdText.Argument(text)).Id));

    [Fact]
    public void Letters_beyond_the_first_plane_are_text() => Assert.Equal("\"\U0001F5A8\"", SystemdText.Argument("\U0001F5A8"));

    [Theory]
    [InlineData("/opt/\"lamps\"")]
    [InlineData("/opt/zoe's/lamps")]
    [InlineData("/opt\\lamps")]
    [InlineData("/opt/la\nmps")]
    public void A_program_that_systemd_would_not_start_is_refused(string path) =>
        Assert.Equal("TextNotSchedulable", Assert.Throws<LamException>(() => SystemdUnits.Write(Schedules.Make() with { Program = [path] })).Id);

    [Theory]
    [InlineData("/ends with a space ")]
    [InlineData("/ends with a \\")]
    [InlineData("/two\nlines")]
    public void A_path_that_no_line_can_hold_is_refused(string path) =>
        Assert.Equal("TextNotSchedulable", Assert.Throws<LamException>(() => SystemdUnits.Write(Schedules.Make() with { WorkingFolder = path })).Id);

    [Fact]
    public void The_units_say_what_was_asked_for()
    {
        var units = SystemdUnits.Write(Schedules.Make("monthly 1,15,last@06:00"));
        var service = units.Service.Split('\n');
        var timer = units.Timer.Split('\n');

        Assert.Contains("Type=oneshot", service);
        Assert.Contains("WorkingDirectory=/home/zoe/run books", service);
        Assert.Contains("Environment=\"LAMPS_HOME=/home/zoe/my data\"", service);
        Assert.Contains("TimeoutStartSec=3900", service);
        Assert.DoesNotContain("KillMode=process", service);
        Assert.Equal(
            ["/opt/LamPS/lamps", "run", "/home/zoe/run books/100 % done.yaml", "--parameter", "customer=Contoso & \"Söhne\"", "--parameter", "path=C:\\temp\\", "--headless", "--policy", "unattended",
             "--timeout", "1h", "--log", "/home/zoe/.local/share/lamps/schedules/nightly.log"],
            Unquote(service.Single(l => l.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..]));
        Assert.Equal(["OnCalendar=*-*-01,15 06:00:00", "OnCalendar=*-*~01 06:00:00"], timer.Where(l => l.StartsWith("OnCalendar", StringComparison.Ordinal)));
        Assert.Contains("Persistent=true", timer);
        Assert.Contains("Unit=lamps-nightly.service", timer);
        Assert.Contains("WantedBy=timers.target", timer);
    }

    [Fact]
    public void A_logon_is_the_start_of_the_users_systemd_and_is_not_made_up_for()
    {
        var timer = SystemdUnits.Write(Schedules.Make("logon")).Timer;

        Assert.Contains("OnStartupSec=", timer);
        Assert.DoesNotContain("Persistent", timer);
    }

    [Fact]
    public void Applications_that_stay_open_outlive_the_service() =>
        Assert.Contains("KillMode=process", SystemdUnits.Write(Schedules.Make() with { Options = ["--keep-open"] }).Service);

    [Theory]
    [InlineData("idle 10m")]
    [InlineData("event Application:x:1")]
    public void What_only_Windows_can_do_is_refused(string trigger)
    {
        var error = Assert.Throws<LamException>(() => SystemdUnits.Write(Schedules.Make(trigger)));

        Assert.Equal(("TriggerNotHere", ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Equal("HighestNotHere", Assert.Throws<LamException>(() => SystemdUnits.Write(Schedules.Make() with { Highest = true })).Id);
    }

    [Theory]
    [InlineData("daily 06:00")]
    [InlineData("weekly mon,thu@06:00")]
    [InlineData("monthly last@23:59")]
    [InlineData("logon")]
    public void What_was_asked_for_reads_back_and_nothing_has_changed(string trigger)
    {
        var units = SystemdUnits.Write(Schedules.Make(trigger));
        var asked = units.Asked();

        Assert.NotNull(asked);
        Assert.Equal(units, SystemdUnits.Write(asked));
        Assert.Empty(units.Changes(SystemdUnits.Write(asked)));
        Assert.Empty(new SystemdUnits(units.Service.Replace("\n", "\r\n") + "\n; a remark\n", "# another\n" + units.Timer).Changes(units));
    }

    [Fact]
    public void A_change_by_hand_is_told()
    {
        var asked = SystemdUnits.Write(Schedules.Make());
        var changed = new SystemdUnits(
            asked.Service.Replace("TimeoutStartSec=3900", "TimeoutStartSec=10").Replace("WorkingDirectory=/home/zoe/run books\n", ""),
            asked.Timer.Replace("Persistent=true", "Persistent=true\nOnBootSec=5"));

        Assert.Equal(
            ["service [Service] WorkingDirectory is gone; it was '/home/zoe/run books'", "service [Service] TimeoutStartSec is '10'; it was '3900'", "timer [Timer] OnBootSec was added: '5'"],
            changed.Changes(asked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Service]\nExecStart=/bin/true\n")]
    [InlineData("[X-LamPS]\nAsked={\"name\":\"x\"}\n")]
    [InlineData("[X-LamPS]\nAsked=nonsense\n")]
    public void A_marker_that_is_not_whole_is_none(string service) => Assert.Null(new SystemdUnits(service, "").Asked());

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_them()
    {
        Assert.SkipUnless(Programs.Find("systemd-analyze") is not null, "needs systemd-analyze");
        var folder = Directory.CreateTempSubdirectory("lamps units ");
        try
        {
            // It looks for the program, so a name with all that means something to it shows that it gets the name back.
            var program = Path.Combine(folder.FullName, "la mps %h $HOME ${X} ;é");
            File.Copy("/bin/true", program);
            foreach (var trigger in Schedules.Triggers.Where(t => t[0] is not 'i' and not 'e'))
            {
                var units = SystemdUnits.Write(Schedules.Make(trigger) with { Program = [program], WorkingFolder = folder.FullName });
                File.WriteAllText(Path.Combine(folder.FullName, SystemdUnits.ServiceOf("nightly")), units.Service);
                File.WriteAllText(Path.Combine(folder.FullName, SystemdUnits.TimerOf("nightly")), units.Timer);
                var start = new ProcessStartInfo("systemd-analyze", ["verify", "--user", Path.Combine(folder.FullName, SystemdUnits.TimerOf("nightly"))]) { RedirectStandardOutput = true, RedirectStandardError = true };
                start.Environment["SYSTEMD_UNIT_PATH"] = $"{folder.FullName}:";
                start.Environment["XDG_RUNTIME_DIR"] = folder.FullName;
                using var process = Process.Start(start)!;
                var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.True(process.ExitCode == 0 && !said.Contains("lamps-nightly", StringComparison.Ordinal), $"{trigger}: {said}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What systemd does with ExecStart=, as systemd.service(5) and systemd.syntax(7) say: words, quotes, escapes, specifiers, variables.
    private static List<string> Unquote(string line)
    {
        List<string> words = [];
        for (var i = 0; i < line.Length;)
        {
            while (i < line.Length && line[i] is ' ' or '\t')
                i++;
            if (i == line.Length)
                break;
            var word = new StringBuilder();
            var isQuoted = line[i] == '"';
            for (i += isQuoted ? 1 : 0; i < line.Length && (isQuoted ? line[i] != '"' : line[i] is not ' '); i++)
            {
                if (line[i] == '\\')
                {
                    i++;
                    word.Append(line[i] switch
                    {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        '"' or '\\' => line[i],
                        'x' => (char)int.Parse(line.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                        var other => throw new FormatException($"escape {other}"),
                    });
                    i += line[i] == 'x' ? 2 : 0;
                }
                else if (line[i] is '%' or '$')
                {
                    Assert.Equal(line[i], line[i + 1]);
                    word.Append(line[i++]);
                }
                else
                {
                    word.Append(line[i]);
                }
            }

            i += isQuoted ? 1 : 0;
            words.Add(word.ToString());
        }

        return words;
    }
}
