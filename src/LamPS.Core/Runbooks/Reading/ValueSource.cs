using LamPS.Core.Runbooks.Expressions;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>A value as the file has it, expressions not computed yet.</summary>
/// <param name="At">Where it stands.</param>
internal abstract record ValueSource(SourceLocation At)
{
    /// <summary>Computes the value.</summary>
    /// <exception cref="LamException">An expression can't be computed.</exception>
    public abstract ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken);

    /// <summary>All templates in it.</summary>
    public abstract IEnumerable<TemplateSource> Templates();
}

/// <summary>A number, boolean, null or text without expressions.</summary>
internal sealed record LiteralSource(SourceLocation At, RunbookValue Value) : ValueSource(At)
{
    public override ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken) => ValueTask.FromResult(Value);

    public override IEnumerable<TemplateSource> Templates() => [];
}

/// <summary>A value that is wrong, which has been reported; the runbook that it stands in never runs.</summary>
internal sealed record BrokenSource(SourceLocation At) : ValueSource(At)
{
    public override ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{At}: a runbook with mistakes must not run.");

    public override IEnumerable<TemplateSource> Templates() => [];
}

/// <summary>A text with expressions.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Template">The text.</param>
/// <param name="Wanted">Type that the value must have; <see cref="StaticType.Any"/> when any will do.</param>
/// <param name="What">What it is, for messages: <c>'timeout' in step 'open'</c>.</param>
/// <param name="Shape">Judges the value once it is known.</param>
internal sealed record TemplateSource(SourceLocation At, Template Template, StaticType Wanted, string What, Shape Shape) : ValueSource(At)
{
    public override async ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken)
    {
        var value = await Template.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false);
        return Shape.Problem(value) is { } problem
            ? throw RunbookErrors.ValueInvalid(At, $"{What} must be {Shape.Described}; {problem}.")
            : value;
    }

    public override IEnumerable<TemplateSource> Templates() => [this];
}

/// <summary>A list.</summary>
internal sealed record ListSource(SourceLocation At, IReadOnlyList<ValueSource> Items) : ValueSource(At)
{
    public override async ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken)
    {
        var values = new List<RunbookValue>(Items.Count);
        foreach (var item in Items)
        {
            values.Add(await item.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false));
        }

        return RunbookValue.List(values);
    }

    public override IEnumerable<TemplateSource> Templates() => Items.SelectMany(i => i.Templates());
}

/// <summary>A map.</summary>
internal sealed record MapSource(SourceLocation At, IReadOnlyList<MapSourceEntry> Entries) : ValueSource(At)
{
    public static MapSource Empty(SourceLocation at) => new(at, []);

    public ValueSource? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    public override async ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken)
    {
        var values = new List<KeyValuePair<string, RunbookValue>>(Entries.Count);
        foreach (var entry in Entries)
        {
            values.Add(new(entry.Key, await entry.Value.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false)));
        }

        return RunbookValue.Map(values);
    }

    public override IEnumerable<TemplateSource> Templates() => Entries.SelectMany(e => e.Value.Templates());
}

/// <summary>A key and its value.</summary>
internal sealed record MapSourceEntry(string Key, SourceLocation At, ValueSource Value);

/// <summary>Steps in a step.</summary>
internal sealed record StepsSource(SourceLocation At, IReadOnlyList<Step> Steps) : ValueSource(At)
{
    public override ValueTask<RunbookValue> EvaluateAsync(IExpressionScope scope, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Steps are run, not computed.");

    public override IEnumerable<TemplateSource> Templates() => [];
}
