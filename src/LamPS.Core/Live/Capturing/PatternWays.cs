namespace LamPS.Core.Live.Capturing;

/// <summary>Patterns that an element really has, where <see cref="Elements.ElementPatterns"/> says what it can do by whatever way.</summary>
[Flags]
internal enum PatternWays
{
    None = 0,
    Invoke = 1 << 0,
    Toggle = 1 << 1,
    Value = 1 << 2,
    Text = 1 << 3,
    Range = 1 << 4,
    Select = 1 << 5,
    Expand = 1 << 6,
    Scroll = 1 << 7,
    ScrollIntoView = 1 << 8,

    /// <summary>Finds items that it hasn't made yet.</summary>
    Container = 1 << 9,

    /// <summary>Is such an item, and must be made before anything else.</summary>
    Virtualized = 1 << 10,

    /// <summary>Has a default action of the older accessibility interface.</summary>
    Default = 1 << 11,
}
