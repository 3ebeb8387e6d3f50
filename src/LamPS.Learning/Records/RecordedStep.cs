namespace LamPS.Learning.Records;

/// <summary>An earlier action, as memory keeps it.</summary>
/// <param name="Line">Line of the plan that it was for.</param>
/// <param name="Function">Function.</param>
/// <param name="Target">What it acted on; untrusted.</param>
/// <param name="Done">Whether it was done.</param>
public sealed record RecordedStep(string Line, string Function, string Target, bool Done);
