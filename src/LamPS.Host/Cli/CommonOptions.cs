using System.CommandLine;
using System.Globalization;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;

namespace LamPS.Host.Cli;

/// <summary>The options that commands share; a command adds those that it takes.</summary>
internal sealed class CommonOptions
{
    /// <summary>--output.</summary>
    public Option<OutputFormat> Output { get; } = new("--output", "-o") { Description = "text, or json on standard output.", Recursive = true };

    /// <summary>--verbose.</summary>
    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Shows what functions consist of, and causes and stack traces of errors.", Recursive = true };

    /// <summary>--desktop.</summary>
    public Option<string> Desktop { get; } = new("--desktop", "-d")
    {
        Description = "auto (by the application), sandbox, atspi, or replay:FILE.", DefaultValueFactory = _ => "auto", HelpName = "KIND",
    };

    /// <summary>--headless.</summary>
    public Option<bool> Headless { get; } = new("--headless") { Description = "Works in a private, unseen session that is taken down at the end." };

    /// <summary>--app.</summary>
    public Option<string?> App { get; } = new("--app", "-a") { Description = "Application: a name of 'lamps app list', or a command.", HelpName = "APP" };

    /// <summary>--document.</summary>
    public Option<string?> Document { get; } = new("--document") { Description = "Document to open.", HelpName = "FILE" };

    /// <summary>--policy.</summary>
    public Option<string?> Policy { get; } = new("--policy", "-p")
    {
        Description = "attended (asks before destructive and outside actions), unattended (denies them), read-only, or a policy file. Default: attended at a terminal, else unattended.",
        HelpName = "POLICY",
    };

    /// <summary>--what-if.</summary>
    public Option<bool> WhatIf { get; } = new("--what-if") { Description = "Shows plans and actions, changes nothing." };

    /// <summary>--report.</summary>
    public Option<string?> Report { get; } = new("--report") { Description = "Folder for the report (default: the run's own folder).", HelpName = "DIR" };

    /// <summary>--no-screenshots.</summary>
    public Option<bool> NoScreenshots { get; } = new("--no-screenshots") { Description = "Takes no pictures, and keeps nothing of what showed." };

    /// <summary>--timeout.</summary>
    public Option<string?> Timeout { get; } = new("--timeout") { Description = "Longest duration: 90s, 5m, 1h.", HelpName = "TIME" };

    /// <summary>--model.</summary>
    public Option<string?> Model { get; } = new("--model") { Description = "Who plans and decides: baseline, a name of 'lamps model list', a folder, remote:NAME, PLANNER+ACTOR; each with ',baseline' behind it where the baseline may take over. By default the model that was taught the application, and the baseline.", HelpName = "MODEL" };

    /// <summary>--max-actions.</summary>
    public Option<int> MaxActions { get; } = new("--max-actions") { Description = "Most actions of the run.", DefaultValueFactory = _ => 200, HelpName = "N" };

    /// <summary>--keep-open.</summary>
    public Option<bool> KeepOpen { get; } = new("--keep-open") { Description = "Leaves applications open that the run started (not with --headless)." };

    /// <summary>--record.</summary>
    public Option<string?> Record { get; } = new("--record") { Description = "Records what the desktop showed, for --desktop replay:FILE.", HelpName = "FILE" };

    /// <summary>--log.</summary>
    public Option<string?> Log { get; } = new("--log") { Description = "Adds what is going on to FILE, too, with time stamps; nobody is asked anything.", HelpName = "FILE" };

    /// <summary>Adds the options of everything that looks at a desktop.</summary>
    public void AddDesktop(Command command)
    {
        foreach (var option in new Option[] { Desktop, Headless, App, Document, Timeout })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds the options of everything that acts.</summary>
    public void AddRun(Command command)
    {
        AddDesktop(command);
        foreach (var option in new Option[] { Policy, WhatIf, Report, NoScreenshots, Model, MaxActions, KeepOpen, Record })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads a duration such as 500ms, 90s, 5m, 1h.</summary>
    /// <exception cref="Core.LamException">It is none.</exception>
    public static TimeSpan? ParseDuration(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = text.AsSpan().TrimEnd("hms");
        var factor = text.AsSpan()[digits.Length..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => TimeSpan.Zero,
        };
        return factor > TimeSpan.Zero && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e6
            ? factor * number
            : throw OperationErrors.OptionInvalid(option, text, "a duration such as 500ms, 90s, 5m or 1h");
    }
}
