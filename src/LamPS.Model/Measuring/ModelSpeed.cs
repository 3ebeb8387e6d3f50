namespace LamPS.Model.Measuring;

/// <summary>How quick a model is on a device. Times are milliseconds, medians of several rounds.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Device">Device.</param>
/// <param name="Threads">Threads on the processor.</param>
/// <param name="Load">Loading it.</param>
/// <param name="PromptTokens">Tokens that were read, context and candidates of a decision.</param>
/// <param name="Read">Reading them; for a compact model the whole decision.</param>
/// <param name="Token">Writing one token; null for a model that writes none.</param>
public sealed record ModelSpeed(string Model, string Device, int Threads, double Load, int PromptTokens, double Read, double? Token);
