namespace LamPS.Contracts.Requests;

/// <summary>Something that plans and decides.</summary>
/// <param name="Name">Name.</param>
/// <param name="Kind"><c>baseline</c>, <c>generative</c>, <c>compact</c> or <c>remote</c>.</param>
/// <param name="Default">Whether it is used when none is named.</param>
/// <param name="Description">What it is.</param>
/// <param name="Path">Folder, or file of a model on a server; null for the baseline.</param>
public sealed record ModelInfo(string Name, string Kind, bool Default, string Description, string? Path);
