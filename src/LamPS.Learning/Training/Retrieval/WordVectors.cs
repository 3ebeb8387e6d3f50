using System.Globalization;
using LamPS.Core;

namespace LamPS.Learning.Training.Retrieval;

/// <summary>General vectors of words, learned by others from much text: <c>word number number ...</c> in each line, frequent words first, as GloVe's files have them.</summary>
internal sealed class WordVectors
{
    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    private WordVectors(int width) => Width = width;

    /// <summary>Numbers of a vector.</summary>
    public int Width { get; }

    /// <summary>Words beyond those that were wanted, frequent ones first.</summary>
    public IReadOnlyList<string> Further { get; private init; } = [];

    /// <summary>The vector of a word, of length 1; null where there is none.</summary>
    /// <param name="word">Word in lower case.</param>
    public float[]? Of(string word) => _vectors.GetValueOrDefault(word);

    /// <summary>Reads the vectors of some words, and of the most frequent others.</summary>
    /// <param name="path">File.</param>
    /// <param name="wanted">Words.</param>
    /// <param name="further">So many others.</param>
    /// <exception cref="LamException">The file can't be read, or a line of it isn't a word with its numbers.</exception>
    public static WordVectors Read(string path, IReadOnlySet<string> wanted, int further)
    {
        try
        {
            WordVectors? read = null;
            List<string> others = [];
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                var end = line.IndexOf(' ', StringComparison.Ordinal);
                if (end < 1)
                    throw TrainingErrors.WordVectorsInvalid(path, number, "it should be a word and its numbers, with spaces between them");
                var word = line[..end];
                var isOther = !wanted.Contains(word) && others.Count < further && word.All(char.IsAsciiLetterLower);
                if (read is not null && !isOther && !wanted.Contains(word))
                    continue;
                var numbers = Numbers(line.AsSpan(end + 1)) ?? throw TrainingErrors.WordVectorsInvalid(path, number, "what follows the word aren't numbers");
                read ??= new WordVectors(numbers.Length) { Further = others };
                if (numbers.Length != read.Width)
                    throw TrainingErrors.WordVectorsInvalid(path, number, $"it has {numbers.Length} numbers, and the lines before have {read.Width}");
                if ((isOther || wanted.Contains(word)) && read._vectors.TryAdd(word, numbers) && isOther)
                    others.Add(word);
            }

            return read ?? throw TrainingErrors.WordVectorsInvalid(path, 1, "there is none");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TrainingErrors.WordVectorsInvalid(path, 1, error.Message.TrimEnd('.'));
        }
    }

    private static float[]? Numbers(ReadOnlySpan<char> text)
    {
        List<float> numbers = [];
        foreach (var part in text.Split(' '))
        {
            if (text[part].IsEmpty)
                continue;
            if (!float.TryParse(text[part], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !float.IsFinite(number))
                return null;
            numbers.Add(number);
        }

        var length = MathF.Sqrt(numbers.Sum(n => n * n));
        return numbers.Count == 0 ? null : [.. numbers.Select(n => n / MathF.Max(length, 1e-6f))];
    }
}
