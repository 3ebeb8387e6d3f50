namespace LamPS.Core.Actions;

/// <summary>What an action may do to the world; policies decide by it. Ordered by severity.</summary>
public enum Risk
{
    /// <summary>Looks only.</summary>
    Read,

    /// <summary>Changes something that can be changed back.</summary>
    Change,

    /// <summary>Deletes, overwrites or discards.</summary>
    Destructive,

    /// <summary>Reaches beyond this machine or its user: sends, publishes, buys.</summary>
    Outside,
}
