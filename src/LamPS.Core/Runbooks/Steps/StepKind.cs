using System.Text.Json.Nodes;
using LamPS.Core.Runbooks.Execution;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Validation;

namespace LamPS.Core.Runbooks.Steps;

/// <summary>
/// A kind of step: its keys, its own checks, and how it runs. The reader, the validator, the schema and the executor know kinds only by this;
/// a new kind is one class and one line in <see cref="StepKinds"/>.
/// </summary>
internal abstract class StepKind
{
    /// <summary>The key that makes a step one of this kind.</summary>
    public abstract string Name { get; }

    /// <summary>What it does; editors show it.</summary>
    public abstract string Description { get; }

    /// <summary>What the value of the key looks like.</summary>
    public abstract Shape Value { get; }

    /// <summary>Keys beside it and the common ones.</summary>
    public virtual IReadOnlyList<KeyDescriptor> Keys => [];

    /// <summary>Whether this version can run it; the language has it in any case.</summary>
    public virtual bool IsAvailable => true;

    /// <summary>All keys: the kind's, its own, the common ones.</summary>
    public IEnumerable<KeyDescriptor> AllKeys() =>
        [new(Name, Value, Description, Required: true), .. Keys, .. CommonKeys.All.Where(k => k.Name != Name)];

    /// <summary>Checks that need more than one key, or more than one step.</summary>
    public virtual void Check(Step step, StepCheck check)
    {
    }

    /// <summary>What a step does, for people; secrets are masked.</summary>
    public virtual async ValueTask<string> TitleAsync(StepContext step, CancellationToken cancellationToken) =>
        (await step.OwnValueAsync(cancellationToken).ConfigureAwait(false)).ToString();

    /// <summary>Does the step. Conditions, tries, time limits and expectations are the business of whoever calls.</summary>
    /// <exception cref="LamException">It failed; an ending says the same.</exception>
    public abstract ValueTask<StepEnding> RunAsync(StepContext step, CancellationToken cancellationToken);

    /// <summary>The kind as JSON Schema.</summary>
    public JsonObject Schema()
    {
        var schema = new ObjectShape(Name, [.. AllKeys()]).Schema();
        schema.Insert(0, "title", Name);
        return schema;
    }
}
