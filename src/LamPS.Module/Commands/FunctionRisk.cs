namespace LamPS.Module.Commands;

/// <summary>What a function may set off; the policy decides by it.</summary>
public enum FunctionRisk
{
    /// <summary>Only looks.</summary>
    Read,

    /// <summary>Changes something that can be changed back.</summary>
    Change,

    /// <summary>Removes or overwrites something.</summary>
    Destructive,

    /// <summary>Reaches beyond the desktop: sends, publishes, buys.</summary>
    Outside,
}
