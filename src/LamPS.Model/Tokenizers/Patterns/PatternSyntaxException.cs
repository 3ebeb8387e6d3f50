namespace LamPS.Model.Tokenizers.Patterns;

/// <summary>A regular expression that can't be read.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="column">Where, from 1.</param>
internal sealed class PatternSyntaxException(string message, int column) : Exception($"{message} at column {column}");
