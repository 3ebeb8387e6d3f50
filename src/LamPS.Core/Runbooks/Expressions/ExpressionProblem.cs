namespace LamPS.Core.Runbooks.Expressions;

/// <summary>What is wrong with an expression.</summary>
/// <param name="Position">Where in the text, from 0.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record ExpressionProblem(int Position, string Message, string Remedy);
