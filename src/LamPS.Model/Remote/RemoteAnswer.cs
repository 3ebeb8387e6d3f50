namespace LamPS.Model.Remote;

/// <summary>What a server answered.</summary>
/// <param name="Json">The answer: one JSON object. Whether it keeps to the schema is the caller's to check.</param>
/// <param name="Attempts">How often it was asked.</param>
/// <param name="Tokens">Tokens of question and answer as the server counts them; 0 when it doesn't tell.</param>
public sealed record RemoteAnswer(string Json, int Attempts, int Tokens);
