using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Runbooks;
using LamPS.Core.Runs;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>Makes a runbook of a run that replays it action by action, without a model: what was decided once is decided.</summary>
internal sealed class RunCompiler(Composer composer)
{
    private const string Masked = "***";

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FunctionPool _functions = composer.Pool();
    private readonly List<string> _leftOut = [];
    private readonly List<string> _parameters = [];
    private readonly HashSet<string> _launched = new(StringComparer.Ordinal);

    /// <summary>Compiles a run.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="request">Which run, and where the runbook goes.</param>
    /// <exception cref="Core.LamException">There is no such run, it did nothing, or the file can't be written.</exception>
    public CompiledRunbook Compile(IRunStore store, CompileRequest request)
    {
        var run = store.Find(request.Run) ?? throw RunErrors.RunNotFound(request.Run);
        var actions = OuterActions(store.Events(run.Id)).Where(a => a.Function != "close" && IsWorthReplaying(a)).ToList();
        if (actions.Count == 0)
        {
            throw OperationErrors.NothingToCompile(run.Id);
        }

        var steps = new StringBuilder();
        for (var i = 0; i < actions.Count; i++)
        {
            AddStep(steps, actions[i], i + 1);
        }

        
        // A file named after the run is named after the next run then.
        var body = (steps + Expectations(run)).Replace(run.Id, "${{ run.id }}", StringComparison.Ordinal);
        var text = Head(run, request.Name ?? run.Request) + Parameters() + "steps:\n" + body + Always();
        new RunbookLoader(_functions).Parse(text, request.File ?? "the compiled runbook", Directory.GetCurrentDirectory()).OrThrow();
        if (request.File is { } file)
        {
            Write(file, text, request.Force);
        }

        return new CompiledRunbook(run.Id, request.File, actions.Count, text, _leftOut);
    }

    // What a function of an application consists of comes again with the function: it has the higher numbers and ended before.
    private static List<StepRecord> OuterActions(IEnumerable<RunEvent> events)
    {
        var actions = new List<StepRecord>();
        foreach (var ended in events.OfType<StepEnded>())
        {
            actions.RemoveAll(a => a.Number > ended.Record.Number);
            actions.Add(ended.Record);
        }

        return actions;
    }

    private bool IsWorthReplaying(StepRecord record)
    {
        var obstacle = !_functions.TryGet(record.Function, out _) ? "it is no function that a runbook can name; write the step by hand"
            : record.Outcome is not (Outcome.Verified or Outcome.Unverified) ? $"it ended as {record.Outcome?.ToString() ?? "unknown"}"
            : null;
        if (obstacle is not null)
        {
            _leftOut.Add($"{record.Function}{(record.Element is { } e ? $" on {e.Selector}" : "")}: {obstacle}");
        }

        return obstacle is null;
    }

    private static string Head(RunRecord run, string name) =>
        $"name: {Quote(name)}\nversion: 1\ndesktop: {(run.Desktop == "replay" ? "auto" : run.Desktop)}\ndescription: {Quote($"Replays run {run.Id} of {run.StartedAt:yyyy-MM-dd} action by action, without a model.")}\n";

    private void AddStep(StringBuilder to, StepRecord record, int number)
    {
        to.Append(record.PlanStep is { } why ? $"  - id: step-{number} # {ScreenText.Short(why, 120)}\n" : $"  - id: step-{number}\n");
        var arguments = record.Arguments.Where(a => a.Value is not null).ToList();
        if (record.Function == "launch" && arguments.FirstOrDefault(a => a.Key == "application").Value is string application)
        {
            _launched.Add(application);
            to.Append($"    launch: {Quote(application)}\n");
            arguments.RemoveAll(a => a.Key == "application");
        }
        else
        {
            to.Append($"    act: {record.Function}\n");
            if (record.Element is { Selector.Length: > 0 } element)
            {
                to.Append($"    on: {Quote(element.Selector)}\n");
            }
        }

        if (arguments.Count > 0)
        {
            to.Append($"    with: {{ {string.Join(", ", arguments.Select(a => $"{a.Key}: {Value(a.Key, a.Value, number)}"))} }}\n");
        }
    }

    private string Value(string name, object? value, int number)
    {
        if (value is Masked)
        {
            var parameter = $"{name.Replace('_', '-')}-{number}";
            _parameters.Add(parameter);
            return $"\"${{{{ parameters.{parameter} }}}}\"";
        }

        return value is string text ? Quote(text) : JsonSerializer.Serialize(value, Quoting);
    }

    private string Parameters() =>
        _parameters.Count == 0 ? "" : "parameters:\n" + string.Concat(_parameters.Select(p => $"  {p}: {{ type: secret, required: true }}\n"));

    private static string Expectations(RunRecord run) =>
        run.Saved.Count == 0 ? "" : "expect:\n" + string.Concat(run.Saved.Select(p => $"  - file: {{ path: {Quote(p)}, newer-than: run }}\n"));

    private string Always() => _launched.Count == 0 ? "" : "always:\n" + string.Concat(_launched.Select((a, i) => $"  - {{ id: close-{i + 1}, close: {Quote(a)} }}\n"));

    // A JSON string is a YAML string; what looks like an expression must stay text.
    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoting).Replace("${{", "${{ '${{' }}", StringComparison.Ordinal);

    private static void Write(string file, string text, bool force)
    {
        if (File.Exists(file) && !force)
        {
            throw OperationErrors.FileExists(file);
        }

        try
        {
            var half = file + ".tmp";
            File.WriteAllText(half, text);
            File.Move(half, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OperationErrors.FileNotWritable(file, error.Message);
        }
    }
}
