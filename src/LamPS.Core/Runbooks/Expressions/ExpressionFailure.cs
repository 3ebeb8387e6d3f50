namespace LamPS.Core.Runbooks.Expressions;

/// <summary>An expression that can't be computed; whoever knows the file makes an error with a place of it.</summary>
internal sealed class ExpressionFailure(ExpressionProblem problem) : Exception(problem.Message)
{
    public ExpressionProblem Problem => problem;
}
