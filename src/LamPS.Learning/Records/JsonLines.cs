using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LamPS.Learning.Records;

/// <summary>JSON Lines: one record a line, UTF-8, sorted by nothing but the order of writing.</summary>
public static class JsonLines
{
    /// <summary>How records are written: as people read them, without what is null.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file record by record.</summary>
    /// <typeparam name="T">Record.</typeparam>
    /// <param name="path">File.</param>
    /// <param name="type">How the record is read.</param>
    /// <param name="toleratesTornEnd">Whether a last line that was cut off by a kill is left out instead of being an error.</param>
    /// <exception cref="Core.LamException">A line isn't such a record; it names file and line.</exception>
    public static IEnumerable<T> Read<T>(string path, JsonTypeInfo<T> type, bool toleratesTornEnd = false)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: false));
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            T? record;
            try
            {
                record = JsonSerializer.Deserialize(line, type);
            }
            catch (JsonException error)
            {
                if (toleratesTornEnd && reader.EndOfStream)
                    yield break;
                throw RecordErrors.LineInvalid(path, number, error.Message);
            }

            yield return record ?? throw RecordErrors.LineInvalid(path, number, "null");
        }
    }

    /// <summary>Writes a whole file: beside it first, then in its place, so that nobody ever sees half of it.</summary>
    /// <typeparam name="T">Record.</typeparam>
    /// <param name="path">File; its folder is made.</param>
    /// <param name="records">Records.</param>
    /// <param name="type">How a record is written.</param>
    /// <param name="cancellationToken">Cancels; what was there stays.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="Core.LamException">It can't be written.</exception>
    public static int Write<T>(string path, IEnumerable<T> records, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var count = 0;
        var beside = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var stream = File.Create(beside))
            {
                foreach (var record in records)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    JsonSerializer.Serialize(stream, record, type);
                    stream.WriteByte((byte)'\n');
                    count++;
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
            return count;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordErrors.NotWritten(path, error);
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
