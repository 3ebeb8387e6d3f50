using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LamPS.Core;
using LamPS.Learning.Training.Runs;

namespace LamPS.Learning.Training.Engine.Sessions;

/// <summary>The state of a training run as a file: a mark, what it belongs to, the step, named numbers, and a SHA-256 of all that.</summary>
/// <param name="definition">Name of what was trained.</param>
/// <param name="steps">Steps that were taken.</param>
/// <param name="values">Weights and moments by name.</param>
internal sealed class Checkpoint(string definition, long steps, IReadOnlyDictionary<string, float[]> values)
{
    private const int Version = 1;

    private static readonly byte[] Mark = "LamPSRun"u8.ToArray();

    public string Definition { get; } = definition;

    public long Steps { get; } = steps;

    public IReadOnlyDictionary<string, float[]> Values { get; } = values;

    /// <summary>Reads a file.</summary>
    /// <exception cref="LamException">It isn't there, isn't a checkpoint, or is damaged.</exception>
    public static Checkpoint Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new BinaryReader(file, Encoding.UTF8);
            if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
                throw EngineErrors.CheckpointInvalid(path, "it isn't a checkpoint of a training run");
            if (reader.ReadInt32() is var version && version != Version)
                throw EngineErrors.CheckpointInvalid(path, $"it is of version {version}, and {Version} is known");
            CheckSum(path, file);
            file.Position = Mark.Length + sizeof(int);
            var (definition, steps, count) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt32());
            Dictionary<string, float[]> values = [];
            for (var i = 0; i < count; i++)
            {
                var (name, numbers) = (reader.ReadString(), new float[reader.ReadInt64()]);
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
                values[name] = numbers;
            }

            return new Checkpoint(definition, steps, values);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            throw EngineErrors.CheckpointInvalid(path, error is EndOfStreamException ? "it ends too early" : error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Writes a file; what is there is replaced only when all is written.</summary>
    public void Write(string path) => WholeFile.Write(path, part =>
    {
        using var file = File.Create(part);
        using var hash = SHA256.Create();
        using (var sum = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            using var writer = new BinaryWriter(sum, Encoding.UTF8, leaveOpen: true);
            writer.Write(Mark);
            writer.Write(Version);
            writer.Write(Definition);
            writer.Write(Steps);
            writer.Write(Values.Count);
            foreach (var (name, numbers) in Values)
            {
                writer.Write(name);
                writer.Write((long)numbers.Length);
                writer.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
            }
        }

        file.Write(hash.Hash!);
        file.Flush(flushToDisk: true);
    });

    /// <summary>Checks that a session can take it.</summary>
    /// <exception cref="LamException">It belongs to another model.</exception>
    public void Fits(string path, string definition, IReadOnlyDictionary<string, long> counts)
    {
        if (Definition != definition)
            throw EngineErrors.CheckpointInvalid(path, $"it belongs to '{Definition}', not to '{definition}'");
        var wrong = counts.Keys.Union(Values.Keys).FirstOrDefault(name => counts.GetValueOrDefault(name, -1) != (Values.TryGetValue(name, out var own) ? own.Length : -1));
        if (wrong is not null)
            throw EngineErrors.CheckpointInvalid(path, $"'{wrong}' isn't of the model's size");
    }

    // Before anything is believed: lengths within a damaged file could ask for any amount of memory.
    private static void CheckSum(string path, FileStream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = file.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var count = file.Read(buffer, 0, SHA256.HashSizeInBytes);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, count)))
            throw EngineErrors.CheckpointInvalid(path, "its checksum is wrong, so it was cut short or changed");
    }
}
