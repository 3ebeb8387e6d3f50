namespace LamPS.Host.Operations;

/// <summary>How far work is.</summary>
/// <param name="Message">In words, one line.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Total">Of how much; 0 when that isn't known.</param>
internal sealed record WorkProgress(string Message, int Done = 0, int Total = 0);
