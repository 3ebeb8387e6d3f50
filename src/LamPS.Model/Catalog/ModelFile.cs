namespace LamPS.Model.Catalog;

/// <summary>A file of a model.</summary>
/// <param name="Path">Its path in the model's folder, with '/' between folders.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash, 64 hexadecimal digits in lower case.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256);
