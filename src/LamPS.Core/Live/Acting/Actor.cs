using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;

namespace LamPS.Core.Live.Acting;

/// <summary>What an action acts on, as it is now.</summary>
/// <param name="Known">What stays the same about it.</param>
/// <param name="Element">The element as just read.</param>
/// <param name="Ways">How it can be acted on.</param>
internal sealed record ActTarget(KnownElement Known, Element Element, PatternWays Ways)
{
    /// <summary>Where it is.</summary>
    public ElementAddress At => Known.At;

    /// <summary>Whether it has a pattern.</summary>
    public bool Has(PatternWays way) => (Ways & way) != 0;
}

/// <summary>Reads elements and does what patterns do, for the parts that know what to do.</summary>
internal sealed class Actor(IElementTree tree, SnapshotTaker snapshots, KnownElements elements, Pause pause, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>The elements as their system has them.</summary>
    public IElementTree Tree => tree;

    /// <summary>Reads an element; null when it is gone.</summary>
    public ActTarget? Read(ElementId id) =>
        elements.Find(id) is { Command: 0 } known && snapshots.Read(known) is { } read ? new ActTarget(known, read.Element, read.Ways) : null;

    /// <summary>An element below another one, as something to act on.</summary>
    public ActTarget? Target(RawElement raw, ActTarget above)
    {
        var known = elements.Get(new ElementAddress(above.At.Window, raw.Key), above.Known.ProcessId);
        known.Role = known.Role == Role.Unknown ? raw.Element.Role : known.Role;
        return snapshots.Read(known) is { } read ? new ActTarget(known, read.Element, read.Ways) : null;
    }

    /// <summary>Does something by a pattern.</summary>
    public ActionOutcome Do(ActTarget target, PatternAction action, string text = "", double number = 0)
    {
        var call = new PatternCall(action, text, number);
        return ActionOutcome.Unverified(tree.Do(target.At, call) ? call.How : $"{call.How}; its answer is still to come");
    }

    /// <summary>Waits until something holds.</summary>
    /// <returns>Whether it does.</returns>
    public bool Until(Func<bool> holds, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!holds())
        {
            if (time.GetElapsedTime(started) >= limit)
            {
                return false;
            }

            pause(Poll, cancellationToken);
        }

        return true;
    }
}
