namespace LamPS.Model.Graphs;

/// <summary>How a model keeps the weights of its matrices.</summary>
public enum WeightFormat
{
    /// <summary>32-bit floating point.</summary>
    Float32,

    /// <summary>16-bit floating point in the file, computed in 32 bits: half the size, the same speed.</summary>
    Float16,

    /// <summary>8 bits a weight with a scale a block of up to 128: a quarter of the size and of the memory traffic.</summary>
    Block8,

    /// <summary>4 bits a weight with a scale a block of 32: about a seventh of the size.</summary>
    Block4,

    /// <summary>
    /// 8 bits a weight with a scale an output, multiplied as whole numbers: inputs are rounded to 8 bits, too. On processors that multiply bytes (VNNI) long
    /// texts are read about twice as quickly as with 32 bits. For the processor: beside another device it computes these products, too.
    /// </summary>
    Integer8,
}
