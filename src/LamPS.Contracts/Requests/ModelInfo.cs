namespace LamPS.Contracts.Requests;

/// <summary>Something that plans and decides.</summary>
/// <param name="Name">Name.</param>
/// <param name="Kind"><c>baseline</c>, <c>generative</c>, <c>compact</c> or <c>remote</c>.</param>
/// <param name="Default">Whether it is used when none is named and no model was taught the application.</param>
/// <param name="Description">What it is.</param>
/// <param name="Path">Folder, or file of a model on a server; null for the baseline.</param>
public sealed record ModelInfo(string Name, string Kind, bool Default, string Description, string? Path);

/// <summary>A model to add.</summary>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Name">Name in the catalog; null for that of the folder.</param>
/// <param name="Licence">Licence, when its files don't say it; or null.</param>
public sealed record ModelFolder(string Folder, string? Name = null, string? Licence = null);

/// <summary>A model.</summary>
/// <param name="Name">Name.</param>
public sealed record ModelReference(string Name);
