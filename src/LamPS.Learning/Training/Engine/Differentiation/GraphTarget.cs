namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>What a graph is written for: operators that are quick in one place are missing in another, or give wrong numbers there.</summary>
internal enum GraphTarget
{
    /// <summary>The processor, with any number of threads. Gradients of rows are added up number by number (<c>ScatterElements</c>), which is slow and right.</summary>
    Threads,

    /// <summary>The processor, with one thread. Gradients of rows are added up row by row (<c>ScatterND</c>): several threads would write to a row at once.</summary>
    OneThread,

    /// <summary>
    /// A device: only what all of them have, so that nothing is left to the processor. DirectML ignores the <c>reduction</c> of scattering, WebGPU gives no second
    /// output of <c>SimplifiedLayerNormalization</c> and has neither <c>LogSoftmax</c>, <c>Or</c> and <c>Sum</c> nor the shape of whole numbers.
    /// </summary>
    Device,
}
