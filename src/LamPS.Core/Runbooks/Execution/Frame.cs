namespace LamPS.Core.Runbooks.Execution;

/// <summary>What one runbook knows while it runs: its parameters, variables and results. An included runbook has a frame of its own.</summary>
/// <param name="runbook">Runbook.</param>
/// <param name="parameters">A value for each parameter.</param>
/// <param name="prefix">Before the ids of its steps in the journal; empty for the outermost.</param>
internal sealed class Frame(Runbook runbook, IReadOnlyDictionary<string, RunbookValue> parameters, string prefix)
{
    private RunbookValue? _steps;

    public Runbook Runbook => runbook;

    public RunbookValue Parameters { get; } = RunbookValue.Map(parameters);

    public OrderedDictionary<string, RunbookValue> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Results of steps by id; those that haven't run yet are there without an outcome.</summary>
    public Dictionary<string, RunbookValue> Results { get; } = Pending(runbook);

    /// <summary>What failed, for <c>rescue</c> and <c>always</c>.</summary>
    public RunbookValue Error { get; set; } = RunbookValue.Null;

    /// <summary>All results as a value.</summary>
    public RunbookValue Steps => _steps ??= RunbookValue.Map(Results);

    /// <summary>Id of a step in the journal.</summary>
    public string IdOf(Step step) => prefix + step.Id;

    /// <summary>Keeps the result of a step.</summary>
    public void Keep(Step step, StepEnding ending)
    {
        if (step.HasOwnId)
        {
            Results[step.Id] = Result(ending.Outcome.ToString(), ending.Output, ending.Detail, step.Output);
            _steps = null;
        }

        if (step.Output is { } output)
        {
            Variables[output] = ending.Output;
        }
    }

    /// <summary>A path of this runbook as a full path.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, runbook.Directory);

    private static Dictionary<string, RunbookValue> Pending(Runbook runbook)
    {
        var pending = new Dictionary<string, RunbookValue>(StringComparer.Ordinal);
        Add(runbook.Steps);
        Add(runbook.Rescue);
        Add(runbook.Always);
        return pending;

        void Add(IEnumerable<Step> steps)
        {
            foreach (var step in steps)
            {
                if (step.HasOwnId)
                {
                    pending[step.Id] = Result(null, RunbookValue.Null, "", step.Output);
                }

                Add(Reading.RunbookReader.Below(step));
            }
        }
    }

    private static RunbookValue Result(string? outcome, RunbookValue output, string detail, string? name)
    {
        var values = new List<KeyValuePair<string, RunbookValue>>
        {
            new("outcome", outcome is null ? RunbookValue.Null : RunbookValue.Of(outcome)),
            new("output", output),

            // Details quote what was on the screen.
            new("detail", RunbookValue.Of(detail, untrusted: true)),
        };
        if (name is not null && values.TrueForAll(v => v.Key != name))
        {
            values.Add(new(name, output));
        }

        return RunbookValue.Map(values);
    }
}
