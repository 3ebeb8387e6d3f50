namespace LamPS.Core.Policies;

/// <summary>Asks a person.</summary>
public interface IConfirmation
{
    /// <summary>Asks whether an action may be done.</summary>
    /// <param name="question">The question: action, target, why it is asked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Yes or no; null when nobody can be asked.</returns>
    ValueTask<bool?> AskAsync(string question, CancellationToken cancellationToken);
}

/// <summary>Nobody to ask.</summary>
public sealed class NobodyToAsk : IConfirmation
{
    /// <summary>The one instance.</summary>
    public static NobodyToAsk Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<bool?> AskAsync(string question, CancellationToken cancellationToken) => new((bool?)null);
}
