namespace LamPS.Learning.Lessons;

/// <summary>What a verified run teaches: what was asked for, and the lines that did it.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Application">Application by catalog name.</param>
/// <param name="Request">What was asked for; of a request with several parts one of them.</param>
/// <param name="Lines">Lines of the plan, with their values.</param>
public sealed record RunLesson(string Run, string Application, string Request, IReadOnlyList<string> Lines);
