using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Says in words what a person would ask for.</summary>
internal sealed class Phrasing(Vocabulary words, SeededRandom random)
{
    private static readonly HashSet<string> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        "open", "save", "go", "delete", "remove", "print", "send", "zoom", "undo", "redo", "cut", "copy", "paste", "apply", "run", "start", "stop", "use", "set", "change", "clear", "reset",
        "update", "view", "arrange", "accept", "recalculate", "protect", "fill", "draw", "load", "close", "search", "enable", "manage", "reload", "transform", "increase", "decrease", "jump",
    };

    private static readonly string[] Openers = ["please ", "can you ", "could you ", "could you please ", "I want to ", "I need to ", "I'd like to ", "I would like you to ", "pls ", "hey, ", "now ", "next, ", "help me ", "let's "];
    private static readonly string[] Closers = [" please", ", please", " for me", ", thanks", " now", ", thank you", " if you can"];

    /// <summary>A menu entry that does something at once.</summary>
    public string Menu(string path)
    {
        var action = Action(path);
        var entry = Name(Words.Entry(path));
        var menu = Words.Menu(path);
        return random.Next(9) switch
        {
            0 => $"choose {path}",
            1 => $"{random.Pick(Pickers)} {entry} {random.Pick<string>(["from", "in"])} the {Name(menu)} menu",
            2 => $"use {Words.Bare(path)}",
            3 => $"I need {entry} from the {Name(menu)} menu",
            4 => $"run the {entry} command",
            _ => action,
        };
    }

    /// <summary>A menu entry that opens a dialog, alone.</summary>
    public string Open(string path, string title)
    {
        var entry = Name(Words.Entry(path));
        return random.Next(8) switch
        {
            0 => $"open the {Name(title)} dialog",
            1 => $"show me the {entry} {random.Pick<string>(["dialog", "window", "settings"])}",
            2 => $"bring up {entry}",
            3 => $"go to {Words.Bare(path)}",
            4 => $"where do I find {entry}? open it",
            5 => $"open {entry} in the {Name(Words.Menu(path))} menu",
            _ => $"open {entry}",
        };
    }

    /// <summary>Something shown or hidden by a menu entry.</summary>
    public string MenuSwitch(string path, bool on)
    {
        var entry = Name(Words.Entry(path));
        return random.Next(5) switch
        {
            0 => $"{(on ? "show" : "hide")} the {entry}",
            1 => $"switch {(on ? "on" : "off")} {Words.Bare(path)}",
            2 => $"{(on ? "I want to see" : "I don't want to see")} the {entry}{(on ? "" : " any more")}",
            3 => $"{(on ? "turn on" : "turn off")} {entry} in the {Name(Words.Menu(path))} menu",
            _ => $"turn the {entry} {(on ? "on" : "off")}",
        };
    }

    /// <summary>A button of the window.</summary>
    public string Press(string label, string bar)
    {
        var name = Name(label);
        var place = bar.Length > 0 && random.Next(3) == 0 ? $" in the {Name(bar)} toolbar" : "";
        return random.Next(5) switch
        {
            0 => $"press {Quoted(label)}{place}",
            1 => $"click the {name} button{place}",
            2 => $"hit {name}{place}",
            3 => $"push the {name} button{place}",
            _ when IsCommand(label) => $"{Words.Spoken(label)}{place}",
            _ => $"click {name}{place}",
        };
    }

    /// <summary>One field of the window itself.</summary>
    public string Set(TaskStep step) => step.Kind == StepKind.Switch
        ? random.Next(4) switch
        {
            0 => $"turn {(step.On ? "on" : "off")} {Name(step.Name)}",
            1 => $"switch {Name(step.Name)} {(step.On ? "on" : "off")}",
            2 => $"{(step.On ? "enable" : "disable")} {Name(step.Name)}",
            _ => $"{(step.On ? "tick" : "untick")} {Quoted(step.Name)}",
        }
        : random.Next(5) switch
        {
            0 => $"change {The(step.Name)} to {Value(step)}",
            1 => $"make {The(step.Name)} {Value(step)}",
            2 => $"{The(step.Name)} should be {Value(step)}",
            3 => $"put {Value(step)} {random.Pick<string>(["in", "into"])} {The(step.Name)}",
            _ => $"set {The(step.Name)} to {Value(step)}",
        };

    /// <summary>A tab of the window or dialog.</summary>
    public string Tab(string name) => random.Next(5) switch
    {
        0 => $"switch to the {Name(name)} tab",
        1 => $"open the {Name(name)} page",
        2 => $"I want to see the {Name(name)} tab",
        3 => $"show {Name(name)}",
        _ => $"go to the {Name(name)} tab",
    };

    /// <summary>A dialog with fields to fill.</summary>
    /// <param name="path">Menu path that opens it.</param>
    /// <param name="title">Title.</param>
    /// <param name="steps">What to set in it.</param>
    public string Dialog(string path, string title, IReadOnlyList<TaskStep> steps)
    {
        var action = Action(path);
        var name = Name(random.Next(3) == 0 ? title : Words.Entry(path));
        var with = Words.List([.. steps.Select(With)]);
        var set = Words.List([.. steps.Select(Setting)]);
        var form = random.Next(11);
        if (form is 0 or 3 or > 8 && !IsNatural(path))
            form = random.Pick([1, 2, 4, 5, 7, 8]);
        return form switch
        {
            0 => $"{action}: {string.Join(", ", steps.Select(s => s.Kind == StepKind.Switch ? $"{Name(s.Name)} {(s.On ? "on" : "off")}" : $"{Name(s.Name)} {Value(s)}"))}",
            1 => $"in {name}, {set}",
            2 => $"{set} in the {name} dialog",
            3 when IsCommand(Words.Entry(path)) => $"{action}, {with}",
            4 => $"open {name} and {set}",
            5 => $"go to {Words.Bare(path)} and {set}",
            6 when steps is [{ Kind: not StepKind.Switch } only] => $"{The(only.Name)} {random.Pick<string>(["should be", "must be", "has to be"])} {Value(only)} ({name})",
            7 => $"under {Words.Bare(path)}, {set}",
            8 => $"for {name} I want {with}",
            _ => $"{action} with {with}",
        };
    }

    /// <summary>Text into the document.</summary>
    public string Type(string text) => random.Next(4) switch
    {
        0 => $"write \"{text}\"",
        1 => $"add the text \"{text}\"",
        2 => $"put \"{text}\" there",
        _ => $"type \"{text}\"",
    };

    /// <summary>Several parts as one request, with what people put around it.</summary>
    /// <param name="parts">Parts in order.</param>
    public string Whole(IReadOnlyList<string> parts)
    {
        var text = parts[0];
        for (var i = 1; i < parts.Count; i++)
            text += random.Next(5) switch { 0 => ". Then ", 1 => " and then ", 2 => ", then ", 3 => " and ", _ => i == parts.Count - 1 ? " and " : ", " } + parts[i];
        var isPlain = IsImperative(parts[0]);
        if (isPlain && random.Next(5) < 2)
            text = random.Pick(Openers) + text;
        if (random.Next(7) == 0)
            text += random.Pick(Closers);
        if (random.Next(2) == 0)
            text = Words.Capital(text);
        var asks = text.StartsWith("can you", StringComparison.OrdinalIgnoreCase) || text.StartsWith("could you", StringComparison.OrdinalIgnoreCase);
        return text + (random.Next(5) < 2 ? asks ? "?" : "." : "");
    }

    // What the entry does, said as an order: "insert a page break", "sort the loaves", "open columns".
    private string Action(string path)
    {
        var entry = Words.Spoken(Words.Entry(path));
        var menu = Words.Spoken(Words.Menu(path));
        var first = entry.Split(' ')[0];
        if (words.Synonyms.TryGetValue(first, out var synonyms) && HasObject(entry))
        {
            var verb = random.Next(3) == 0 ? random.Pick(synonyms) : first;
            return $"{verb} {Object(entry[(first.Length + 1)..])}";
        }

        if (Commands.Contains(first) || words.Synonyms.ContainsKey(first))
            return entry;
        return menu switch
        {
            "insert" => $"{random.Pick<string>(["insert", "add", "put in", "insert"])} {Object(entry)}",
            "format" => $"{random.Pick<string>(["format", "change", "adjust", "set up"])} the {entry}",
            "edit" => $"{random.Pick<string>(["edit", "change"])} the {entry}",
            "tools" => $"{random.Pick<string>(["use", "start", "open"])} {entry}",
            "view" => $"{random.Pick<string>(["show", "display"])} {entry}",
            _ => $"{random.Pick<string>(["open", "choose", "use", "go to"])} {entry}",
        };
    }

    // "Sort Loaves" names what it sorts; "Customize" and "Find and Replace" don't, and read badly with fields behind them.
    private static bool HasObject(string entry) => entry.Contains(' ', StringComparison.Ordinal) && !entry.Contains(" and ", StringComparison.Ordinal);

    private bool IsNatural(string path)
    {
        var entry = Words.Spoken(Words.Entry(path));
        return IsCommand(entry) ? HasObject(entry) : Words.Spoken(Words.Menu(path)) is "insert" or "format" or "edit";
    }

    private string Object(string noun) => Words.IsPlural(noun) ? random.Next(2) == 0 ? $"the {noun}" : noun : random.Next(4) == 0 ? $"the {noun}" : Words.WithArticle(noun);

    private string With(TaskStep step) => step.Kind switch
    {
        StepKind.Switch => step.On
            ? random.Pick<string>([$"{Name(step.Name)} on", $"{Name(step.Name)} switched on", $"{Name(step.Name)} enabled", $"{Quoted(step.Name)} ticked"])
            : random.Pick<string>([$"{Name(step.Name)} off", $"{Name(step.Name)} switched off", $"{Name(step.Name)} disabled", $"{Quoted(step.Name)} unticked"]),
        StepKind.Number when Words.IsPlural(step.Name) => $"{Value(step)} {Words.Spoken(step.Name)}",
        StepKind.Number => random.Pick<string>([$"{Words.WithArticle(Name(step.Name))} of {Value(step)}", $"{Name(step.Name)} {Value(step)}", $"{Name(step.Name)} set to {Value(step)}"]),
        StepKind.Text => random.Pick<string>([$"{Name(step.Name)} {Value(step)}", $"{The(step.Name)} {Value(step)}", $"{Value(step)} as {The(step.Name)}"]),
        _ => random.Pick<string>([$"{Name(step.Name)} {Value(step)}", $"{Value(step)} as {The(step.Name)}", $"{Value(step)} for {The(step.Name)}", $"{Name(step.Name)} set to {Value(step)}"]),
    };

    private string Setting(TaskStep step) => step.Kind switch
    {
        StepKind.Switch => random.Pick<string>([$"{(step.On ? "tick" : "untick")} {Quoted(step.Name)}", $"turn {(step.On ? "on" : "off")} {Name(step.Name)}", $"switch {Name(step.Name)} {(step.On ? "on" : "off")}"]),
        StepKind.Text => random.Pick<string>([$"fill in {Value(step)} as {The(step.Name)}", $"set {The(step.Name)} to {Value(step)}", $"enter {Value(step)} for {The(step.Name)}"]),
        StepKind.Option => random.Pick<string>([$"choose {Value(step)} for {The(step.Name)}", $"set {The(step.Name)} to {Value(step)}", $"select {Value(step)} as {The(step.Name)}", $"pick {Value(step)} in {Name(step.Name)}"]),
        _ => random.Pick<string>([$"set {The(step.Name)} to {Value(step)}", $"change {The(step.Name)} to {Value(step)}", $"make {The(step.Name)} {Value(step)}"]),
    };

    private string Value(TaskStep step) => step.Kind switch
    {
        StepKind.Text when step.Value.Any(char.IsUpper) && !step.Value.Contains(' ', StringComparison.Ordinal) && random.Next(3) == 0 => step.Value,
        StepKind.Text => random.Next(5) == 0 ? $"'{step.Value}'" : $"\"{step.Value}\"",
        StepKind.Option => random.Next(3) == 0 ? $"\"{step.Value}\"" : step.Value,
        StepKind.Number when random.Next(8) == 0 && int.TryParse(step.Value, out var small) && small is > 1 and < 13 => Small[small],
        _ => step.Value,
    };

    private string The(string label) => random.Next(3) == 0 ? Name(label) : $"the {Name(label)}";

    // People write names as they see them, or as words of their sentence.
    private string Name(string label) => random.Next(5) < 2 ? Words.Bare(label) : Words.Spoken(label);

    private string Quoted(string label) => random.Next(3) == 0 ? $"\"{Words.Bare(label)}\"" : Name(label);

    private bool IsCommand(string name) => Words.Spoken(name).Split(' ')[0] is var first && (Commands.Contains(first) || words.Synonyms.ContainsKey(first));

    private bool IsImperative(string part)
    {
        var first = part.Split(' ')[0].TrimEnd(',');
        return Commands.Contains(first) || words.Synonyms.ContainsKey(first) || Starters.Contains(first);
    }

    private static readonly HashSet<string> Starters = new(StringComparer.OrdinalIgnoreCase)
    {
        "choose", "pick", "select", "make", "put", "turn", "switch", "tick", "untick", "press", "click", "hit", "push", "fill", "enter", "bring", "write", "type", "disable", "display", "get",
    };

    private static readonly string[] Small = ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Pickers = ["choose", "select", "pick", "click"];
}
