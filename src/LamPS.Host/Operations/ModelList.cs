using LamPS.Contracts.Requests;

namespace LamPS.Host.Operations;

/// <summary>Who can plan and decide.</summary>
internal static class ModelList
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } =
    [
        new("baseline", "baseline", true, "Plans from application maps and help, decides by words; needs no model files.", null),
    ];
}
