namespace LamPS.Core.Elements;

/// <summary>What changed between two snapshots of the same desktop, by element id.</summary>
public static class SnapshotDiff
{
    // Focus and activity move with every action, so they prove nothing about it.
    private const ElementStates Telling = ~(ElementStates.Focused | ElementStates.Active | ElementStates.Default | ElementStates.Focusable);

    /// <summary>Compares two snapshots.</summary>
    /// <param name="before">Earlier.</param>
    /// <param name="after">Later.</param>
    /// <param name="limit">Most changes returned.</param>
    public static IReadOnlyList<ElementChange> Between(Snapshot before, Snapshot after, int limit = 200)
    {
        var changes = new List<ElementChange>();
        foreach (var old in before.Elements)
        {
            if (changes.Count >= limit)
            {
                return changes;
            }

            if (!after.TryGet(old.Id, out var now))
            {
                changes.Add(new ElementChange("removed", old.Role.Name(), old.Name, "", old.Value ?? "", ""));
            }
            else if (!ReferenceEquals(old, now))
            {
                Compare(old, now, changes);
            }
        }

        foreach (var now in after.Elements)
        {
            if (changes.Count >= limit)
            {
                break;
            }

            if (before.IndexOf(now.Id) < 0)
            {
                changes.Add(new ElementChange("added", now.Role.Name(), now.Name, "", "", now.Value ?? ""));
            }
        }

        return changes;
    }

    private static void Compare(Element old, Element now, List<ElementChange> changes)
    {
        if (old.Name != now.Name)
        {
            changes.Add(new ElementChange("changed", now.Role.Name(), now.Name, "name", old.Name, now.Name));
        }

        if (old.Value != now.Value)
        {
            changes.Add(new ElementChange("changed", now.Role.Name(), now.Name, "value", old.Value ?? "", now.Value ?? ""));
        }

        var states = (old.States ^ now.States) & Telling;
        for (var bits = (uint)states; bits != 0; bits &= bits - 1)
        {
            var state = (ElementStates)(bits & (~bits + 1));
            var name = state.ToString().ToLowerInvariant();
            changes.Add(new ElementChange(
                "changed", now.Role.Name(), now.Name, name, old.Is(state) ? "yes" : "no", now.Is(state) ? "yes" : "no"));
        }
    }
}
