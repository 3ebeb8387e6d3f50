using System.Security.Cryptography;
using System.Text;
using LamPS.Learning.Records;

namespace LamPS.Learning.Teaching;

/// <summary>Answers on disk, one file each, named by the hash (SHA-256) of the question.</summary>
/// <param name="folder">Folder; it is made with the first answer.</param>
internal sealed class AnswerCache(string folder)
{
    /// <summary>The answer to a question, or null.</summary>
    /// <param name="question">All that the answer hangs on.</param>
    public string? Find(string question)
    {
        try
        {
            return File.Exists(PathOf(question)) ? File.ReadAllText(PathOf(question)) is { Length: > 0 } text ? text : null : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is asked again then.
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    /// <param name="question">All that the answer hangs on.</param>
    /// <param name="answer">Answer.</param>
    /// <exception cref="Core.LamException">It can't be written: going on would pay for every answer again.</exception>
    public void Keep(string question, string answer)
    {
        var path = PathOf(question);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var beside = $"{path}.{Environment.ProcessId}.part";
            File.WriteAllText(beside, answer);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordErrors.NotWritten(path, error);
        }
    }

    private string PathOf(string question)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)));
        return Path.Combine(folder, hash[..2], hash + ".json");
    }
}
