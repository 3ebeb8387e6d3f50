namespace LamPS.Model.Catalog;

/// <summary>A model of the catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Bytes">Size of its files together.</param>
/// <param name="Licence">Its licence; empty when it isn't known.</param>
/// <param name="Description">One sentence on it; may be empty.</param>
/// <param name="Source">Where it comes from; may be empty.</param>
/// <param name="IsShipped">Whether it came with the program and can't be removed.</param>
/// <param name="HasHashes">Whether its files can be verified.</param>
/// <param name="Problem">What is wrong with its folder; empty when nothing is seen.</param>
public sealed record ModelEntry(
    string Name, string Folder, ModelKind Kind, long Bytes, string Licence, string Description, string Source, bool IsShipped, bool HasHashes, string Problem);
