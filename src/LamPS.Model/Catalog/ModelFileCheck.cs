namespace LamPS.Model.Catalog;

/// <summary>A verified file of a model.</summary>
/// <param name="Path">Its path in the model's folder.</param>
/// <param name="State">What was found.</param>
public sealed record ModelFileCheck(string Path, ModelFileState State);
