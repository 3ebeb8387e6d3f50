namespace LamPS.Core.Scheduling;

/// <summary>Differences between what was registered and what is there, in words.</summary>
internal static class SchedulingChanges
{
    /// <summary>A difference.</summary>
    /// <param name="name">What differs.</param>
    /// <param name="asked">As it was registered; null when it wasn't.</param>
    /// <param name="there">As it is; null when it is gone.</param>
    public static string Text(string name, string? asked, string? there) =>
        there is null ? $"{name} is gone{(asked is { Length: > 0 } ? $"; it was '{asked}'" : "")}"
        : asked is null ? $"{name} was added{(there.Length > 0 ? $": '{there}'" : "")}"
        : $"{name} is '{there}'; it was '{asked}'";
}
