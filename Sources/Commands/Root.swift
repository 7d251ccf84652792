public enum Root {}
