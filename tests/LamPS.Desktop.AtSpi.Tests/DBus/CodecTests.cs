using FsCheck;
using FsCheck.Fluent;
using LamPS.Desktop.AtSpi.DBus;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.DBus;

public sealed class CodecTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(ValueGenerators.TypedValues, typed =>
        {
            // At different offsets, because alignment counts from the start of the message.
            for (var offset = 0; offset < 9; offset++)
            {
                var writer = new MessageWriter();
                writer.WriteRaw(new byte[offset]);
                writer.WriteValue(typed.Type, typed.Value);
                var reader = new MessageReader(writer.Written.Span);
                for (var i = 0; i < offset; i++)
                    reader.ReadByte();
                var read = reader.ReadValue(typed.Type);
                Assert.True(reader.AtEnd);
                Assert.Equal(Show(typed.Value), Show(read));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Both_byte_orders_are_read()
    {
        var big = new MessageReader([0, 0, 0, 7, 0, 0, 0, 2, (byte)'h', (byte)'i', 0], bigEndian: true);

        Assert.Equal(7u, big.ReadUInt32());
        Assert.Equal("hi", big.ReadString());
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_with_the_one_exception() =>
        Prop.ForAll(ValueGenerators.TypedValues, Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), (typed, bytes) =>
        {
            try
            {
                new MessageReader(bytes).ReadValue(typed.Type);
            }
            catch (DBusFormatException)
            {
                // The documented answer.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Flipped_bits_in_a_message_are_read_or_refused_with_the_one_exception() =>
        Prop.ForAll(ValueGenerators.TypedValues, Gen.Choose(0, int.MaxValue).ToArbitrary(), (typed, seed) =>
        {
            var random = new Random(seed);
            var bytes = Message(typed);
            for (var i = 0; i < 3; i++)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            ReadAll(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_message_that_is_cut_off_ends_the_stream() =>
        Prop.ForAll(ValueGenerators.TypedValues, Gen.Choose(0, int.MaxValue).ToArbitrary(), (typed, seed) =>
        {
            var bytes = Message(typed);
            Assert.Empty(ReadAll(bytes[..(seed % bytes.Length)]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Messages_are_read_however_they_are_cut_into_pieces() =>
        Prop.ForAll(ValueGenerators.TypedValues, Gen.Choose(1, 60).ToArbitrary(), (typed, piece) =>
        {
            byte[] bytes = [.. Message(typed), .. Message(typed), .. Message(typed)];

            var read = ReadAll(bytes, piece);

            Assert.Equal(3, read.Count);
            Assert.All(read, m => Assert.Equal(("org.example.Name", "/a/b", "a.B", "Do"), (m.Destination, m.Path, m.Interface, m.Member)));
            Assert.All(read, m => Assert.Equal(Show(typed.Value), Show(m.Reader.ReadValue(typed.Type))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_length_that_claims_more_than_is_there_is_refused_before_anything_is_allocated()
    {
        byte[] claims = [0xFF, 0xFF, 0xFF, 0x03, 1, 2, 3, 4];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<DBusFormatException>(() => new MessageReader(claims).ReadString());
        Assert.Throws<DBusFormatException>(() => new MessageReader(claims).ReadValue("ay"));
        Assert.Throws<DBusFormatException>(() => new MessageReader(claims).ReadValue("a{sv}"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Variants_nested_without_end_are_refused()
    {
        var writer = new MessageWriter();
        for (var i = 0; i < 500; i++)
            writer.WriteSignature("v");
        writer.WriteSignature("y");
        writer.WriteByte(1);

        Assert.Throws<DBusFormatException>(() => new MessageReader(writer.Written.Span).ReadVariant());
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("a{sv}")]
    [InlineData("(aiia{ss}iaiiasib)uib")]
    [InlineData("aaaaai")]
    public void Signatures_that_are_complete_pass(string signature) => DBusSignature.Validate(signature);

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("()")]
    [InlineData("(i")]
    [InlineData("i)")]
    [InlineData("{sv}")]
    [InlineData("a{vs}")]
    [InlineData("a{s}")]
    [InlineData("a{sss}")]
    [InlineData("z")]
    [InlineData("\u0000")]
    public void Signatures_that_are_not_complete_are_refused(string signature) =>
        Assert.Throws<DBusFormatException>(() => DBusSignature.Validate(signature));

    [Fact]
    public void Signatures_have_a_longest_length_and_a_deepest_nesting()
    {
        Assert.Throws<DBusFormatException>(() => DBusSignature.Validate(new string('i', 256)));
        Assert.Throws<DBusFormatException>(() => DBusSignature.Validate(new string('a', 40) + "i"));
        Assert.Throws<DBusFormatException>(() => DBusSignature.Validate(new string('(', 40) + "i" + new string(')', 40)));
        DBusSignature.Validate(new string('a', 32) + "i");
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/a/B_9", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("/a/", false)]
    [InlineData("//", false)]
    [InlineData("/a-b", false)]
    public void Object_paths_are_checked(string path, bool valid) => Assert.Equal(valid, ObjectPath.IsValid(path));

    [Fact]
    public void A_zero_character_is_not_sent()
    {
        var writer = new MessageWriter();
        writer.WriteString("a\0b");

        Assert.Equal("ab", new MessageReader(writer.Written.Span).ReadString());
    }

    [Fact]
    public void A_body_that_is_too_large_becomes_an_error_and_the_next_message_is_read()
    {
        var writer = new MessageWriter();
        var start = DBusMessageCodec.StartCall(writer, 1, "", "/", "", "Big", "");
        writer.PatchUInt32(start.Start + 4, DBusMessageStream.MaxBody + 8);
        byte[] header = writer.Written.ToArray();
        header[1] = (byte)DBusMessageType.MethodReturn;
        var stream = new Queue<byte[]>([header, .. Enumerable.Repeat(new byte[1 << 20], 32), new byte[8], Message(new TypedValue("s", "after"))]);

        var reader = new DBusMessageStream(into =>
        {
            if (!stream.TryDequeue(out var piece))
                return 0;
            var taken = Math.Min(piece.Length, into.Length);
            piece.AsSpan(0, taken).CopyTo(into);
            if (taken < piece.Length)
                stream = new Queue<byte[]>([piece[taken..], .. stream]);
            return taken;
        });

        Assert.Equal((DBusMessageType.Error, DBusCallException.TooLarge), (reader.Read()!.Type, DBusCallException.TooLarge));
        Assert.Equal("after", reader.Read()!.Reader.ReadString());
    }

    private static byte[] Message(TypedValue typed)
    {
        var writer = new MessageWriter();
        var start = DBusMessageCodec.StartCall(writer, 5, "org.example.Name", "/a/b", "a.B", "Do", typed.Type);
        writer.WriteValue(typed.Type, typed.Value);
        DBusMessageCodec.EndMessage(writer, start);
        return writer.Written.ToArray();
    }

    private static List<DBusMessage> ReadAll(byte[] bytes, int piece = int.MaxValue)
    {
        var at = 0;
        var stream = new DBusMessageStream(into =>
        {
            var taken = Math.Min(Math.Min(piece, into.Length), bytes.Length - at);
            bytes.AsSpan(at, taken).CopyTo(into);
            at += taken;
            return taken;
        });
        var read = new List<DBusMessage>();
        try
        {
            while (stream.Read() is { } message)
                read.Add(message);
        }
        catch (DBusFormatException)
        {
            // The documented answer.
        }

        return read;
    }

    private static string Show(object value) => value switch
    {
        DBusArray a => $"[{a.ElementSignature}:{string.Join(',', a.Items.Select(Show))}]",
        DBusStruct s => $"({string.Join(',', s.Fields.Select(Show))})",
        DBusEntry e => $"{Show(e.Key)}={Show(e.Value)}",
        DBusVariant v => $"<{v.Signature}:{Show(v.Value)}>",
        double d => BitConverter.DoubleToInt64Bits(d).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{value.GetType().Name} {value}",
    };
}
