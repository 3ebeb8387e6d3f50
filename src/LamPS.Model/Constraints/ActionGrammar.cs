using System.Globalization;
using System.Text.Json;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;
using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Constraints;

/// <summary>
/// The grammar of the actions that candidates take: <c>{"function":"click","candidate":3,"arguments":{"button":"left"},"status":"finish"}</c>, or
/// <c>{"function":"none","status":"fail"}</c>. JSON without white space, keys in this order. A menu entry's path is that of its candidate.
/// </summary>
public sealed class ActionGrammar
{
    private const string None = "none";
    private static readonly string[] Statuses = ["continue", "finish", "confirm"];
    private static readonly string[] NoActionStatuses = ["finish", "ask", "fail"];

    // What descriptions of arguments say in words.
    private static readonly Dictionary<(string Function, string Argument), string[]> Known = new()
    {
        [(UiFunctions.Click.Name, "button")] = ["left", "right", "middle"],
        [(UiFunctions.Scroll.Name, "direction")] = ["up", "down", "left", "right"],
    };

    private static readonly PatternNode Keys = GrammarParts.Sequence(
        "\"",
        GrammarParts.Pattern(
            @"((Ctrl|Alt|Shift|Super)\+){0,4}([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|Enter|Tab|Escape|Delete|Backspace|Space|Home|End|PageUp|PageDown|Insert|Left|Right|Up|Down|Menu|[+\-=,./;'\[\]`])",
            wholeText: true, inString: true),
        "\"");

    private readonly Dictionary<int, Candidate> _candidates;

    private ActionGrammar(IReadOnlyList<Candidate> candidates, ActionGrammarOptions options)
    {
        _candidates = candidates.ToDictionary(c => c.Number);
        Grammar = new Grammar(Node(candidates, options));
    }

    /// <summary>The grammar.</summary>
    public Grammar Grammar { get; }

    /// <summary>Makes the grammar of a decision.</summary>
    /// <param name="candidates">Candidates with different numbers, and the functions that each takes.</param>
    /// <param name="options">What arguments may be.</param>
    /// <exception cref="Core.LamException">It allows nothing, or is too large.</exception>
    public static ActionGrammar Of(IReadOnlyList<Candidate> candidates, ActionGrammarOptions? options = null) => new(candidates, options ?? new ActionGrammarOptions());

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The text.</param>
    /// <exception cref="Core.LamException">It is no action of this grammar.</exception>
    public LamAction Read(string answer)
    {
        if (!Grammar.Allows(answer))
            throw ConstraintErrors.ActionUnreadable(answer, "it is not in the grammar.");
        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        var status = Enum.Parse<ActionStatus>(root.GetProperty("status").GetString()!, ignoreCase: true);
        var function = root.GetProperty("function").GetString()!;
        if (function == None && !root.TryGetProperty("candidate", out _))
            return new LamAction("", ElementId.None, ActionArguments.None, status);

        var candidate = _candidates[root.GetProperty("candidate").GetInt32()];
        var definition = candidate.Functions.First(f => f.Name == function);
        var arguments = root.GetProperty("arguments").EnumerateObject().Select(a => new KeyValuePair<string, object?>(a.Name, Value(a.Value, definition.Arguments.First(d => d.Name == a.Name).Type)));
        if (IsMenuChoice(definition, candidate))
            arguments = arguments.Prepend(new(UiFunctions.InvokeMenu.Arguments[0].Name, candidate.Menu!.Path));
        return new LamAction(function, candidate.Element?.Id ?? ElementId.None, new ActionArguments(arguments), status);
    }

    private static object? Value(JsonElement value, ArgumentType type) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when type == ArgumentType.Integer => value.GetInt64(),
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetString(),
    };

    private static PatternNode Node(IReadOnlyList<Candidate> candidates, ActionGrammarOptions options)
    {
        List<PatternNode> actions = [];
        var functions = candidates.SelectMany(c => c.Functions.Select(f => (Candidate: c, Function: f))).GroupBy(p => p.Function.Name, StringComparer.Ordinal);
        foreach (var function in functions)
        {
            // Candidates with the same arguments share their part of the grammar.
            var groups = function.GroupBy(p => ArgumentKey(p.Function, p.Candidate), StringComparer.Ordinal);
            var targets = groups
                .Select(group => (Group: group, Arguments: Arguments(group.First().Function, group.First().Candidate, options)))
                .Where(g => g.Arguments is not null)
                .Select(g => GrammarParts.Sequence(
                    GrammarParts.OneOf(g.Group.Select(p => p.Candidate.Number).Distinct().Select(n => PatternNode.Text(n.ToString(CultureInfo.InvariantCulture)))),
                    ",\"arguments\":", g.Arguments!))
                .ToList();
            if (targets.Count > 0)
                actions.Add(GrammarParts.Sequence(GrammarParts.JsonText(function.Key), ",\"candidate\":", GrammarParts.OneOf(targets), ",\"status\":", OneOf(Statuses)));
        }

        if (options.NoAction)
            actions.Add(GrammarParts.Sequence(GrammarParts.JsonText(None), ",\"status\":", OneOf(NoActionStatuses)));
        return GrammarParts.Sequence("{\"function\":", GrammarParts.OneOf(actions), "}");
    }

    private static PatternNode OneOf(IEnumerable<string> texts) => GrammarParts.OneOf(texts.Select(GrammarParts.JsonText));

    private static bool IsMenuChoice(FunctionDefinition function, Candidate candidate) => candidate.Menu is not null && function.Name == UiFunctions.InvokeMenu.Name;

    private static bool HasOptions(FunctionDefinition function, Candidate candidate) => function.Name == UiFunctions.Select.Name && candidate.Element is { Options.Count: > 0 };

    private static string ArgumentKey(FunctionDefinition function, Candidate candidate) =>
        IsMenuChoice(function, candidate) ? "menu" : HasOptions(function, candidate) ? string.Join('\0', candidate.Element!.Options) : "";

    // Null when an argument that must be given can't be.
    private static PatternNode? Arguments(FunctionDefinition function, Candidate candidate, ActionGrammarOptions options)
    {
        List<(PatternNode Node, bool Required)> members = [];
        foreach (var argument in function.Arguments)
        {
            if (IsMenuChoice(function, candidate) && argument.Name == UiFunctions.InvokeMenu.Arguments[0].Name)
                continue;
            var value = HasOptions(function, candidate) && argument.Name == UiFunctions.Select.Arguments[0].Name
                ? OneOf(candidate.Element!.Options.Distinct())
                : Known.TryGetValue((function.Name, argument.Name), out var known) ? OneOf(known) : OfType(argument.Type, options);
            if (value is not null)
                members.Add((GrammarParts.Sequence(GrammarParts.JsonText(argument.Name), ":", value), argument.Required));
            else if (argument.Required)
                return null;
        }

        return GrammarParts.Members(members);
    }

    private static PatternNode? OfType(ArgumentType type, ActionGrammarOptions options) => type switch
    {
        ArgumentType.Integer => GrammarParts.Integer,
        ArgumentType.Number => GrammarParts.Number,
        ArgumentType.Boolean => GrammarParts.Boolean,
        ArgumentType.Keys => Keys,
        _ when options.FreeText => options.Texts.Count == 0 ? GrammarParts.AnyString : GrammarParts.OneOf([.. options.Texts.Select(GrammarParts.JsonText), GrammarParts.AnyString]),
        _ => options.Texts.Count == 0 ? null : OneOf(options.Texts),
    };
}
